package dev.attune.api.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL on the connection of the transaction at hand. Parameters may be texts, numbers, UUIDs,
 * instants, bytes, JSON (bound as text: cast it), and collections of texts or UUIDs (bound as
 * arrays).
 */
@ApplicationScoped
public class Sql {
  /** Makes a value of the row at hand. */
  @FunctionalInterface
  public interface Mapping<T extends @Nullable Object> {
    /** Reads the row. */
    T map(Row row) throws SQLException;
  }

  /** Takes one row after the other. */
  @FunctionalInterface
  public interface Consumer {
    /** Reads the row. */
    void accept(Row row) throws SQLException;
  }

  private static final int FETCH_SIZE = 2000;

  private final AgroalDataSource dataSource;
  private final ObjectMapper json;

  Sql(AgroalDataSource dataSource, ObjectMapper json) {
    this.dataSource = dataSource;
    this.json = json;
  }

  /** All rows. */
  public <T extends @Nullable Object> List<T> list(
      String query, Mapping<T> mapping, @Nullable Object... parameters) {
    List<T> found = new ArrayList<>();
    forEach(query, row -> found.add(mapping.map(row)), parameters);
    return found;
  }

  /** The first row, if there is one. */
  public <T> Optional<T> one(String query, Mapping<T> mapping, @Nullable Object... parameters) {
    return list(query, mapping, parameters).stream().findFirst();
  }

  /** The only row. */
  public <T extends @Nullable Object> T single(
      String query, Mapping<T> mapping, @Nullable Object... parameters) {
    List<T> found = list(query, mapping, parameters);
    if (found.size() != 1) {
      throw new IllegalStateException("Expected one row, found " + found.size() + ".");
    }
    return found.getFirst();
  }

  /** Reads a result of any size, some thousand rows at a time. */
  public void forEach(String query, Consumer consumer, @Nullable Object... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(query)) {
      bind(connection, statement, parameters);
      statement.setFetchSize(FETCH_SIZE);
      try (ResultSet rows = statement.executeQuery()) {
        Row row = new Row(rows, json);
        while (rows.next()) {
          consumer.accept(row);
        }
      }
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  /** Changes rows and says how many. */
  public int update(String statementText, @Nullable Object... parameters) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(statementText)) {
      bind(connection, statement, parameters);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  private static void bind(
      Connection connection, PreparedStatement statement, @Nullable Object[] parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      Object value = parameters[i];
      switch (value) {
        case null -> statement.setObject(i + 1, null);
        case Instant instant -> statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
        case JsonNode node -> statement.setString(i + 1, node.toString());
        case Collection<?> values -> statement.setArray(i + 1, array(connection, values));
        default -> statement.setObject(i + 1, value);
      }
    }
  }

  private static java.sql.Array array(Connection connection, Collection<?> values)
      throws SQLException {
    boolean uuids = !values.isEmpty() && values.iterator().next() instanceof UUID;
    return connection.createArrayOf(uuids ? "uuid" : "text", values.toArray());
  }
}
