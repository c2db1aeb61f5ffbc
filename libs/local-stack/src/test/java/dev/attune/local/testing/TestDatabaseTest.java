package dev.attune.local.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestDatabaseTest {
  @ParameterizedTest
  @EnumSource(DatabaseRole.class)
  void every_role_signs_in_as_itself(DatabaseRole role) throws SQLException {
    try (TestDatabase database = TestDatabase.create();
        Connection connection = DriverManager.getConnection(database.jdbcUrl(role));
        Statement statement = connection.createStatement();
        ResultSet user = statement.executeQuery("select current_user")) {
      user.next();
      assertThat(user.getString(1)).isEqualTo(role.user());
    }
  }

  @Test
  void a_closed_database_is_gone() {
    TestDatabase database = TestDatabase.create();
    database.close();
    assertThatThrownBy(() -> database.connect(DatabaseRole.SUPERUSER))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("does not exist");
  }
}
