package dev.attune.api.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.api.http.LimitsConfig;
import dev.attune.api.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LongWorkTest {
  @Inject LongWork longWork;
  @Inject LimitsConfig limits;
  @Inject Sql sql;

  @Test
  void a_transaction_is_taken_for_dead_only_after_the_time_that_it_has_in_all() {
    assertThat(ordinary()).isBetween(61L, 120L);
  }

  @Test
  void an_upload_may_wait_for_its_client_as_long_as_it_may_take() {
    assertThat(longWork.inTransaction(this::mayBeIdleSeconds))
        .isEqualTo(limits.uploadTimeout().toSeconds());
    assertThat(ordinary()).isLessThan(limits.uploadTimeout().toSeconds());
  }

  @Test
  void what_cannot_be_rolled_back_begins_only_while_the_transaction_can_be_committed() {
    String begun = longWork.inTransaction(this::beyondRollback);

    assertThat(begun).isEqualTo("begun");
    assertThatThrownBy(
            () ->
                longWork.inTransaction(
                    () -> {
                      QuarkusTransaction.setRollbackOnly();
                      return beyondRollback();
                    }))
        .hasStackTraceContaining("can no longer be committed");
  }

  private String beyondRollback() {
    longWork.requireCommittable();
    return "begun";
  }

  private long ordinary() {
    return QuarkusTransaction.requiringNew().call(this::mayBeIdleSeconds);
  }

  private long mayBeIdleSeconds() {
    return sql.single(
        "select setting::bigint / 1000 as seconds from pg_settings where name = 'idle_in_transaction_session_timeout'",
        row -> row.whole("seconds"));
  }
}
