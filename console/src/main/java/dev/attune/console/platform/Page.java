package dev.attune.console.platform;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the following page; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {

  /** Asks a service for a part of a list. */
  @FunctionalInterface
  public interface Part<E> {

    /** The page after a cursor; the first one when it is null. */
    Page<E> after(@Nullable String cursor);
  }

  /** A whole list, asked for page by page. */
  public static <E> List<E> all(Part<E> part) {
    var all = new ArrayList<E>();
    String cursor = null;
    do {
      var page = part.after(cursor);
      all.addAll(page.items());
      cursor = page.next();
    } while (cursor != null);
    return all;
  }

  public boolean empty() {
    return items.isEmpty();
  }
}
