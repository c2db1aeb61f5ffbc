package dev.attune.api.paging;

import dev.attune.api.problems.Refusal;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The two parameters that every list takes. */
public class PageQuery {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 200;

  @QueryParam("limit")
  @Parameter(
      description = "How many items at most, 1 to 200.",
      schema =
          @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
  @Nullable String limit;

  @QueryParam("after")
  @Parameter(description = "The \"next\" of the page before.")
  @Nullable String after;

  /** How many items at most. */
  public int limit() {
    if (limit == null) {
      return DEFAULT_LIMIT;
    }
    try {
      int value = Integer.parseInt(limit);
      if (value >= 1 && value <= MAX_LIMIT) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw badLimit();
    }
    throw badLimit();
  }

  /** The key after which the page begins; null for the first page. */
  public @Nullable String after() {
    return after == null || after.isEmpty() ? null : Cursor.decode(after);
  }

  /** As {@link #after()}, for lists whose key is a UUID. */
  public @Nullable UUID afterId() {
    String key = after();
    try {
      return key == null ? null : UUID.fromString(key);
    } catch (IllegalArgumentException e) {
      throw Cursor.refusal();
    }
  }

  /** As {@link #after()}, for lists whose key is a number. */
  public @Nullable Long afterNumber() {
    String key = after();
    try {
      return key == null ? null : Long.valueOf(key);
    } catch (NumberFormatException e) {
      throw Cursor.refusal();
    }
  }

  /**
   * The key of a row of a list that is ordered by numbers, which rows may share, and then by ids.
   */
  public record Place(double number, UUID id) {}

  /** What {@link #afterPlace} reads, to be the cursor of a row. */
  public static String placed(double number, UUID id) {
    return number + " " + id;
  }

  /** As {@link #after()}, for lists whose key is a number and a UUID. */
  public @Nullable Place afterPlace() {
    String key = after();
    if (key == null) {
      return null;
    }
    try {
      int gap = Math.max(0, key.indexOf(' '));
      double number = Double.parseDouble(key.substring(0, gap));
      return new Place(number, UUID.fromString(key.substring(gap + 1)));
    } catch (IllegalArgumentException e) {
      throw Cursor.refusal();
    }
  }

  private static Refusal badLimit() {
    return Refusal.malformed("limit", "must be a whole number from 1 to " + MAX_LIMIT);
  }
}
