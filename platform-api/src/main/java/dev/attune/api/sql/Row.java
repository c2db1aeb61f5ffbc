package dev.attune.api.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row at hand, column by column; a null where none is expected is an error. */
public final class Row {
  private final ResultSet rows;
  private final ObjectMapper json;

  Row(ResultSet rows, ObjectMapper json) {
    this.rows = rows;
    this.json = json;
  }

  /** A text. */
  public String text(String column) throws SQLException {
    return required(textOrNull(column), column);
  }

  /** A text or null. */
  public @Nullable String textOrNull(String column) throws SQLException {
    return rows.getString(column);
  }

  /** A UUID. */
  public UUID uuid(String column) throws SQLException {
    return required(uuidOrNull(column), column);
  }

  /** A UUID or null. */
  public @Nullable UUID uuidOrNull(String column) throws SQLException {
    return rows.getObject(column, UUID.class);
  }

  /** A whole number. */
  public int integer(String column) throws SQLException {
    return required(integerOrNull(column), column);
  }

  /** A whole number or null. */
  public @Nullable Integer integerOrNull(String column) throws SQLException {
    return rows.getObject(column, Integer.class);
  }

  /** A whole number of 64 bits. */
  public long whole(String column) throws SQLException {
    return required(wholeOrNull(column), column);
  }

  /** A whole number of 64 bits, or null. */
  public @Nullable Long wholeOrNull(String column) throws SQLException {
    return rows.getObject(column, Long.class);
  }

  /** A floating-point number. */
  public double number(String column) throws SQLException {
    return required(numberOrNull(column), column);
  }

  /** A floating-point number or null. */
  public @Nullable Double numberOrNull(String column) throws SQLException {
    return rows.getObject(column, Double.class);
  }

  /** A truth value. */
  public boolean truth(String column) throws SQLException {
    return rows.getBoolean(column);
  }

  /** A truth value, or null. */
  public @Nullable Boolean truthOrNull(String column) throws SQLException {
    return rows.getObject(column, Boolean.class);
  }

  /** Bytes. */
  public byte[] bytes(String column) throws SQLException {
    return required(bytesOrNull(column), column);
  }

  /** Bytes or null. */
  public byte @Nullable [] bytesOrNull(String column) throws SQLException {
    return rows.getBytes(column);
  }

  /** A point in time. */
  public Instant instant(String column) throws SQLException {
    return required(instantOrNull(column), column);
  }

  /** A point in time or null. */
  public @Nullable Instant instantOrNull(String column) throws SQLException {
    OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** A JSON document. */
  public JsonNode json(String column) throws SQLException {
    return required(jsonOrNull(column), column);
  }

  /** A JSON document or null. */
  public @Nullable JsonNode jsonOrNull(String column) throws SQLException {
    String text = rows.getString(column);
    try {
      return text == null ? null : json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Column " + column + " holds no JSON.", e);
    }
  }

  /** A list of texts. */
  public List<String> texts(String column) throws SQLException {
    Array array = required(rows.getArray(column), column);
    return List.of((String[]) array.getArray());
  }

  private static <T> T required(@Nullable T value, String column) {
    if (value == null) {
      throw new IllegalStateException("Column " + column + " is null.");
    }
    return value;
  }
}
