package dev.attune.data.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FaultsTest {
  @Test
  void a_server_that_is_not_there_or_is_stopping_is_an_outage() {
    Throwable refused = failureOfConnectingTo("jdbc:postgresql://127.0.0.1:1/nothing");
    assertThat(DatabaseOutage.isCauseOf(new IllegalStateException(refused))).isTrue();
    assertThat(DatabaseOutage.isCauseOf(new SQLException("going down", "57P01"))).isTrue();
    assertThat(DatabaseOutage.isCauseOf(new SQLException("Sorry, acquisition timeout!"))).isTrue();
  }

  @Test
  void a_statement_that_is_wrong_is_no_outage() {
    assertThat(DatabaseOutage.isCauseOf(new SQLException("duplicate key", "23505"))).isFalse();
    assertThat(DatabaseOutage.isCauseOf(new IllegalStateException("elsewhere"))).isFalse();
  }

  @Test
  void what_goes_to_the_log_names_types_and_places_and_quotes_nothing() {
    StringWriter log = new StringWriter();
    var thrown = new IllegalStateException("I feel low", new SQLException("row (I feel low)"));
    MessageFree.of(thrown).printStackTrace(new PrintWriter(log));
    assertThat(log.toString())
        .doesNotContain("low")
        .contains("java.lang.IllegalStateException", "java.sql.SQLException", "FaultsTest");
  }

  private static Throwable failureOfConnectingTo(String url) {
    try {
      DriverManager.getConnection(url, "nobody", "nothing").close();
      throw new AssertionError("Nothing should listen there.");
    } catch (SQLException e) {
      return e;
    }
  }
}
