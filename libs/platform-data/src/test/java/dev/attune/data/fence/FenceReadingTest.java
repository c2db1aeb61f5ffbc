package dev.attune.data.fence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.local.testing.DatabaseRole;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tries to read another tenant's rows with native SQL, under each service's role. */
class FenceReadingTest {
  @RegisterExtension static final TwoTenants tenants = new TwoTenants();

  @Test
  void each_role_sees_its_own_tenants_rows_and_none_of_the_others() throws SQLException {
    for (DatabaseRole role : Fence.SERVICES) {
      List<String> readable = tenants.readable(role);
      assertThat(readable).as(role.user()).isNotEmpty();
      for (String table : readable) {
        try (Connection connection = tenants.as(role, Fence.RIVAL)) {
          assertThat(Fence.strings(connection, "select distinct tenant_id::text from " + table))
              .as("%s reads %s", role, table)
              .containsExactly(Fence.RIVAL.toString());
        }
      }
    }
  }

  @Test
  void without_a_tenant_no_row_is_visible() throws SQLException {
    for (DatabaseRole role : Fence.SERVICES) {
      for (String table : tenants.readable(role)) {
        try (Connection connection = tenants.connect(role)) {
          assertThat(Fence.strings(connection, "select tenant_id::text from " + table))
              .as("%s reads %s", role, table)
              .isEmpty();
        }
      }
    }
  }

  @Test
  void the_tenant_does_not_stay_on_a_connection_after_its_transaction() throws SQLException {
    try (Connection connection = tenants.as(DatabaseRole.API, Fence.ACME)) {
      assertThat(Fence.strings(connection, "select name from dataset")).hasSize(1);
      connection.commit();
      assertThat(Fence.strings(connection, "select name from dataset")).isEmpty();
    }
  }

  @Test
  void functions_that_cross_tenants_give_away_one_row_and_only_to_whom_it_concerns()
      throws SQLException {
    try (Connection api = tenants.connect(DatabaseRole.API);
        Connection gateway = tenants.connect(DatabaseRole.GATEWAY)) {
      assertThat(Fence.strings(api, "select role from membership_of('acme', 'sub-acme', null)"))
          .containsExactly("owner");
      assertThat(
              Fence.strings(
                  api, "select role from membership_of('acme', 'sub-rival', 'owner@acme.example')"))
          .isEmpty();
      assertThat(Fence.strings(api, "select slug from tenants_of('sub-acme', null)"))
          .containsExactly("acme");
      assertThat(Fence.strings(gateway, "select slug from api_key_by_id('keyacme000000000')"))
          .containsExactly("acme");
      assertThat(Fence.strings(gateway, "select slug from api_key_by_id('%')")).isEmpty();
      assertThat(Fence.strings(api, "select tenant_by_slug('acme')"))
          .containsExactly(Fence.ACME.toString());
    }
  }

  @Test
  void only_requests_whose_time_is_over_are_forgotten() throws SQLException {
    try (Connection gateway = tenants.connect(DatabaseRole.GATEWAY);
        Connection superuser = tenants.connect(DatabaseRole.SUPERUSER)) {
      assertThat(Fence.strings(gateway, "select forget_expired_requests(10)")).containsExactly("0");
      Fence.execute(
          superuser,
          "insert into idempotent_request (tenant_id, key_digest, request_digest, claim, claimed_until, expires_at)"
              + " values ('"
              + Fence.ACME
              + "', sha256('old'), sha256('r'), gen_random_uuid(), now(), now() - interval '1 second')");

      assertThat(Fence.strings(gateway, "select forget_expired_requests(10)")).containsExactly("1");
    }
  }
}
