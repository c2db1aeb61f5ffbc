package dev.attune.api.problems;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalsTest {
  @Test
  void what_went_wrong_has_its_status() {
    assertThat(status(new NotFoundException())).isEqualTo(404);
    assertThat(status(new AuthenticationFailedException())).isEqualTo(401);
    assertThat(status(new WebApplicationException(413))).isEqualTo(413);
    assertThat(status(new OIDCException("the provider is away"))).isEqualTo(503);
    assertThat(status(new SQLException("gone", "57P01"))).isEqualTo(503);
    assertThat(status(new SQLException("waited for too long", "55P03"))).isEqualTo(503);
    assertThat(status(new SQLException("each waits for the other", "40P01"))).isEqualTo(503);
    assertThat(status(new SQLException("wrong", "42601"))).isEqualTo(500);
    assertThat(status(new NullPointerException("x"))).isEqualTo(500);
  }

  @Test
  void a_refusal_is_found_under_whatever_wraps_it() {
    Refusal refusal = Refusal.invalid("slug", "is wrong");

    assertThat(Refusals.of(new IllegalStateException(new RuntimeException(refusal))))
        .isSameAs(refusal);
  }

  @Test
  void nothing_of_an_unforeseen_failure_is_said() {
    Refusal refusal = Refusals.of(new IllegalStateException("the secret words of somebody"));

    assertThat(refusal.detail()).doesNotContain("secret");
    assertThat(refusal.errors()).isEqualTo(List.of());
  }

  private static int status(Throwable thrown) {
    return Refusals.of(thrown).kind().status();
  }
}
