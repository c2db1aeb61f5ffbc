package dev.attune.data.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.local.testing.DatabaseRole;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Attacks on what people said was right. */
class FeedbackFenceTest {
  private static final String GIVE =
      """
      insert into prediction_feedback (version_id, prediction_id, given_by, answer, predicted_at)
      select id, gen_random_uuid(), 'key:k', '{}', now() from model_version""";

  @RegisterExtension static final TwoTenants tenants = new TwoTenants();

  @Test
  void the_gateway_gives_feedback_on_versions_of_its_tenant_alone() throws SQLException {
    assertThat(tenants.attempt(DatabaseRole.GATEWAY, Fence.RIVAL, GIVE)).isEqualTo(1);
    try (Connection superuser = tenants.connect(DatabaseRole.SUPERUSER);
        Connection rival = tenants.as(DatabaseRole.GATEWAY, Fence.RIVAL)) {
      String version =
          Fence.strings(
                  superuser,
                  "select id::text from model_version where tenant_id = '" + Fence.ACME + "'")
              .getFirst();
      assertThatThrownBy(
              () ->
                  Fence.update(
                      rival,
                      "insert into prediction_feedback (version_id, prediction_id, given_by, answer, predicted_at)"
                          + " values ('"
                          + version
                          + "', gen_random_uuid(), 'key:k', '{}', now())"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("foreign key");
    }
  }

  @Test
  void the_gateway_replaces_an_answer_and_cannot_read_or_move_it() throws SQLException {
    assertThat(
            tenants.attempt(
                DatabaseRole.GATEWAY,
                Fence.RIVAL,
                "update prediction_feedback set answer = '{}', comment_ciphertext = null"))
        .isEqualTo(1);
    for (String attack :
        List.of(
            "update prediction_feedback set given_by = 'somebody else'",
            "update prediction_feedback set version_id = version_id",
            "update prediction_feedback set answer = predicted",
            "delete from prediction_feedback")) {
      assertThat(tenants.attempt(DatabaseRole.GATEWAY, Fence.RIVAL, attack))
          .as(attack)
          .isEqualTo(-1);
    }
  }

  @Test
  void the_api_reads_and_does_not_write_and_the_worker_does_neither() throws SQLException {
    assertThat(tenants.readable(DatabaseRole.API)).contains("prediction_feedback");
    assertThat(tenants.readable(DatabaseRole.WORKER)).doesNotContain("prediction_feedback");
    for (DatabaseRole role : List.of(DatabaseRole.API, DatabaseRole.WORKER)) {
      assertThat(tenants.attempt(role, Fence.RIVAL, GIVE)).as(role.user()).isEqualTo(-1);
    }
  }
}
