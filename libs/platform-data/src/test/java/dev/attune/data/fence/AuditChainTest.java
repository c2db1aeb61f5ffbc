package dev.attune.data.fence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.local.testing.DatabaseRole;
import dev.attune.local.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit log's hash chain, which even a superuser cannot bend unseen. */
class AuditChainTest {
  private TestDatabase database;

  @BeforeEach
  void three_entries() throws SQLException {
    database = TestDatabase.create();
    try (Connection superuser = database.connect(DatabaseRole.SUPERUSER)) {
      Fence.populate(superuser, Fence.ACME, "acme");
    }
    try (Connection api = Fence.as(database, DatabaseRole.API, Fence.ACME)) {
      for (String action : List.of("dataset.create", "dataset.delete")) {
        Fence.update(
            api,
            "insert into audit_log (actor, action, target, seq) values ('o', '"
                + action
                + "', 'd', 77)");
      }
      api.commit();
    }
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private List<String> brokenAt() throws SQLException {
    try (Connection api = Fence.as(database, DatabaseRole.API, Fence.ACME)) {
      return Fence.strings(api, "select coalesce(audit_log_broken_at()::text, 'whole')");
    }
  }

  @Test
  void a_chain_that_nobody_touched_is_whole_and_numbered_by_the_database() throws SQLException {
    assertThat(brokenAt()).containsExactly("whole");
    try (Connection api = Fence.as(database, DatabaseRole.API, Fence.ACME)) {
      assertThat(Fence.strings(api, "select seq::text from audit_log order by seq"))
          .containsExactly("1", "2", "3");
    }
  }

  @Test
  void a_changed_entry_shows() throws SQLException {
    tamper("update audit_log set action = 'dataset.read' where seq = 2");
    assertThat(brokenAt()).containsExactly("2");
  }

  @Test
  void a_removed_entry_shows() throws SQLException {
    tamper("delete from audit_log where seq = 2");
    assertThat(brokenAt()).containsExactly("3");
  }

  private void tamper(String sql) throws SQLException {
    try (Connection superuser = database.connect(DatabaseRole.SUPERUSER)) {
      assertThat(Fence.update(superuser, sql)).isEqualTo(1);
    }
  }
}
