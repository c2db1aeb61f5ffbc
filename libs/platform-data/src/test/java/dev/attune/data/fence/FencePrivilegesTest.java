package dev.attune.data.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.local.testing.DatabaseRole;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tries what no service may do, in whichever tenant. */
class FencePrivilegesTest {
  @RegisterExtension static final TwoTenants tenants = new TwoTenants();

  @Test
  void a_service_cannot_switch_the_fence_off() throws SQLException {
    for (DatabaseRole role : Fence.SERVICES) {
      for (String attack :
          List.of(
              "alter table model disable row level security",
              "create policy mine on model using (true)",
              "set role attune_owner",
              "set role attune_definer",
              "set session authorization attune_owner",
              "create table loot (id int)",
              "create function loot() returns int language sql security definer return 1",
              "alter role " + role.user() + " bypassrls",
              "copy model to program 'cat'",
              "truncate model")) {
        assertThatThrownBy(
                () -> {
                  try (Connection connection = tenants.connect(role)) {
                    Fence.execute(connection, attack);
                  }
                })
            .as("%s: %s", role, attack)
            .isInstanceOf(SQLException.class);
      }
      try (Connection connection = tenants.as(role, Fence.RIVAL)) {
        Fence.execute(connection, "set local row_security = off");
        // Switched off, a query that the policy would filter is an error, not an answer.
        assertThatThrownBy(() -> Fence.strings(connection, "select name from model"))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("row-level security");
      }
    }
  }

  @Test
  void each_role_may_execute_only_the_functions_it_needs() throws SQLException {
    try (Connection superuser = tenants.connect(DatabaseRole.SUPERUSER)) {
      for (var expected :
          Map.of(
                  "attune_api",
                  List.of(
                      "annotation_votes",
                      "app_tenant",
                      "audit_entry_hash",
                      "audit_log_broken_at",
                      // Draws from a key that it is given.
                      "drawn",
                      "estimate_to_make",
                      "export_to_delete",
                      // These look into an answer that they are given, and into no table.
                      "gold_has",
                      "gold_labels",
                      "gold_parts",
                      "gold_relabelled",
                      "gold_values",
                      "item_places",
                      "membership_of",
                      "part_relabelled",
                      "queue_positions",
                      "suggestions_to_check",
                      "tenant_by_slug",
                      "tenants_of",
                      "unsure_items"),
                  "attune_worker",
                  List.of(
                      "app_tenant",
                      "claim_job",
                      "drawn",
                      "item_places",
                      "queue_depth",
                      "unsure_items"),
                  "attune_gateway",
                  List.of(
                      "add_usage",
                      "api_key_by_id",
                      "app_tenant",
                      "deployment_revisions",
                      "forget_expired_requests",
                      "membership_of",
                      "pinned_model_after"))
              .entrySet()) {
        assertThat(
                Fence.strings(
                    superuser,
                    "select proname from pg_proc where pronamespace = 'public'::regnamespace and"
                        + " has_function_privilege('"
                        + expected.getKey()
                        + "', oid, 'execute') order by 1"))
            .as(expected.getKey())
            .containsExactlyElementsOf(expected.getValue());
      }
    }
  }
}
