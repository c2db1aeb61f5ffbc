package dev.attune.data.fence;

import dev.attune.local.testing.DatabaseRole;
import dev.attune.local.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A database with two tenants in it, for attacks by one on the other; one for a test class. */
final class TwoTenants implements BeforeAllCallback, AfterAllCallback {
  private static final String DENIED = "42501";

  private final TestDatabase database = TestDatabase.create();
  private List<String> tables = List.of();

  @Override
  public void beforeAll(ExtensionContext context) throws SQLException {
    try (Connection superuser = database.connect(DatabaseRole.SUPERUSER)) {
      Fence.populate(superuser, Fence.ACME, "acme");
      Fence.populate(superuser, Fence.RIVAL, "rival");
    }
    tables = Fence.tenantTables(database);
  }

  /** All tables with rows of tenants. */
  List<String> tables() {
    return tables;
  }

  /** A connection without a tenant. */
  Connection connect(DatabaseRole role) throws SQLException {
    return database.connect(role);
  }

  /** A connection in a transaction of the tenant. */
  Connection as(DatabaseRole role, UUID tenant) throws SQLException {
    return Fence.as(database, role, tenant);
  }

  /** What an attempt came to: rows touched, or −1 when the database refused it outright. */
  int attempt(DatabaseRole role, UUID tenant, String sql) throws SQLException {
    try (Connection connection = as(role, tenant)) {
      return Fence.update(connection, sql);
    } catch (SQLException e) {
      if (DENIED.equals(e.getSQLState())) {
        return -1;
      }
      throw e;
    }
  }

  /** The tables of which a role may read at least the tenant. */
  List<String> readable(DatabaseRole role) throws SQLException {
    List<String> found = new ArrayList<>();
    for (String table : tables) {
      try (Connection connection = as(role, Fence.ACME)) {
        if (!Fence.strings(
                connection,
                "select 'x' from information_schema.column_privileges where grantee = '"
                    + role.user()
                    + "' and privilege_type = 'SELECT' and column_name = 'tenant_id' and table_name = '"
                    + table
                    + "'")
            .isEmpty()) {
          found.add(table);
        }
      }
    }
    return found;
  }

  @Override
  public void afterAll(ExtensionContext context) {
    database.close();
  }
}
