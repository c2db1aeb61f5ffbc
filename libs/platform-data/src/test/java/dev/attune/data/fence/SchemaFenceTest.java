package dev.attune.data.fence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.local.testing.DatabaseRole;
import dev.attune.local.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the schema itself promises: no table without a fence, no role with a way round it. */
class SchemaFenceTest {
  /** Tables that belong to no tenant, each with its reason. */
  private static final List<String> TABLES_OF_NOBODY =
      List.of(
          "base_model", // what the workers have in their store; the same for everybody
          "gateway", // which gateways run; they serve everybody
          "training_method", // what the workers can do; the same for everybody
          "flyway_schema_history"); // Flyway's own; no service may read it

  private static TestDatabase database;

  @BeforeAll
  static void create() {
    database = TestDatabase.create();
  }

  @AfterAll
  static void drop() {
    database.close();
  }

  @Test
  void every_table_has_forced_row_level_security_with_one_tenant_policy_or_is_on_the_list()
      throws SQLException {
    try (Connection superuser = database.connect(DatabaseRole.SUPERUSER)) {
      assertThat(
              Fence.strings(
                  superuser,
                  """
                  select c.relname from pg_class c
                   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                     and not (c.relrowsecurity and c.relforcerowsecurity and exists (
                       select from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant_isolation'
                          and p.polcmd = '*' and p.polroles = '{0}'
                          and pg_get_expr(p.polqual, p.polrelid) like '%= app_tenant())'
                          and pg_get_expr(p.polwithcheck, p.polrelid) like '%= app_tenant())'))
                  """))
          .containsExactlyInAnyOrderElementsOf(TABLES_OF_NOBODY);
    }
  }

  @Test
  void no_other_policy_is_for_a_role_that_somebody_can_sign_in_as() throws SQLException {
    try (Connection superuser = database.connect(DatabaseRole.SUPERUSER)) {
      assertThat(
              Fence.strings(
                  superuser,
                  """
                  select distinct r.rolname from pg_policy p cross join unnest(p.polroles) role join pg_roles r on r.oid = role
                   where p.polname <> 'tenant_isolation'
                  """))
          .containsExactly("attune_definer");
      assertThat(
              Fence.strings(
                  superuser,
                  "select rolname from pg_roles where rolname = 'attune_definer' and rolcanlogin"))
          .isEmpty();
    }
  }

  @Test
  void service_roles_own_nothing_and_have_no_attribute_that_opens_the_fence() throws SQLException {
    try (Connection superuser = database.connect(DatabaseRole.SUPERUSER)) {
      assertThat(
              Fence.strings(
                  superuser,
                  """
                  select rolname from pg_roles r where rolname like 'attune%'
                     and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
                  """))
          .isEmpty();
      assertThat(
              Fence.strings(
                  superuser,
                  """
                  select c.relname from pg_class c join pg_roles r on r.oid = c.relowner
                   where r.rolname in ('attune_api', 'attune_worker', 'attune_gateway', 'attune_definer')
                  """))
          .isEmpty();
      assertThat(
              Fence.strings(
                  superuser,
                  "select m.roleid::regrole::text from pg_auth_members m where"
                      + " m.member::regrole::text in ('attune_api', 'attune_worker',"
                      + " 'attune_gateway')"))
          .isEmpty();
    }
  }

  @Test
  void functions_that_cross_tenants_are_these_and_have_a_fixed_search_path() throws SQLException {
    try (Connection superuser = database.connect(DatabaseRole.SUPERUSER)) {
      assertThat(
              Fence.strings(
                  superuser,
                  """
                  select p.proname || ' of ' || p.proowner::regrole || ' ' || coalesce(array_to_string(p.proconfig, ','), 'no settings')
                    from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef order by 1
                  """))
          .containsExactly(
              "add_usage of attune_definer search_path=pg_catalog, public, pg_temp",
              "api_key_by_id of attune_definer search_path=pg_catalog, public, pg_temp",
              "audit_log_chain of attune_definer search_path=pg_catalog, public, pg_temp",
              "claim_job of attune_definer search_path=pg_catalog, public, pg_temp",
              "deployment_revisions of attune_definer search_path=pg_catalog, public, pg_temp",
              "estimate_to_make of attune_definer search_path=pg_catalog, public, pg_temp",
              "export_to_delete of attune_definer search_path=pg_catalog, public, pg_temp",
              "forget_expired_requests of attune_definer search_path=pg_catalog, public, pg_temp",
              "membership_of of attune_definer search_path=pg_catalog, public, pg_temp",
              "pinned_model_after of attune_definer search_path=pg_catalog, public, pg_temp",
              "queue_depth of attune_definer search_path=pg_catalog, public, pg_temp",
              "queue_positions of attune_definer search_path=pg_catalog, public, pg_temp",
              "suggestions_to_check of attune_definer search_path=pg_catalog, public, pg_temp",
              "tenant_by_slug of attune_definer search_path=pg_catalog, public, pg_temp",
              "tenants_of of attune_definer search_path=pg_catalog, public, pg_temp");
    }
  }

  @Test
  void references_between_tables_of_a_tenant_carry_the_tenant() throws SQLException {
    try (Connection superuser = database.connect(DatabaseRole.SUPERUSER)) {
      assertThat(
              Fence.strings(
                  superuser,
                  """
                  select c.conrelid::regclass || ' -> ' || c.confrelid::regclass from pg_constraint c
                   where c.contype = 'f' and c.confrelid <> 'tenant'::regclass
                     and exists (select from pg_attribute a where a.attrelid = c.confrelid and a.attname = 'tenant_id')
                     and not exists (select from pg_attribute a
                                      where a.attrelid = c.conrelid and a.attnum = any (c.conkey) and a.attname = 'tenant_id')
                  """))
          // The model of a deployment is checked with its tenant by another key of the same row.
          .containsOnly("deployment -> model_version");
    }
  }
}
