package dev.attune.api.paging;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next what to send as {@code after} for the part that follows; null at the end
 */
@Schema(description = "A part of a list; send next as \"after\" for the part that follows.")
public record Page<T>(List<T> items, @Schema(nullable = true) @Nullable String next) {

  /**
   * A page of rows of which one more was asked for than fits.
   *
   * @param cursor what a row is found again by
   */
  public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursor) {
    if (rows.size() <= limit) {
      return new Page<>(rows, null);
    }
    List<T> items = rows.subList(0, limit);
    return new Page<>(items, Cursor.encode(cursor.apply(items.getLast())));
  }
}
