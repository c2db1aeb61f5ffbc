package dev.attune.api.sql;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is in the order of a key page by page, each page a transaction of its own, so that a
 * slow reader holds nothing in the database.
 *
 * @param <P> a page
 * @param <K> a row's key
 */
public final class KeysetPages<P, K> implements Iterator<P> {
  /** Reads a page. */
  @FunctionalInterface
  public interface Reading<P, K> {
    /** The page behind a key; the first one behind null. */
    P behind(@Nullable K key);
  }

  /** Knows where a page ends. */
  @FunctionalInterface
  public interface End<P, K> {
    /** The key behind which the next page begins; null where there is none. */
    @Nullable K of(P page);
  }

  private final Reading<P, K> reading;
  private final End<P, K> end;
  private @Nullable K last;
  private boolean more = true;

  /** Reads nothing yet. */
  public KeysetPages(Reading<P, K> reading, End<P, K> end) {
    this.reading = reading;
    this.end = end;
  }

  /**
   * Pages that are lists; one that is not full is the last.
   *
   * @param size of a full page
   */
  public static <R, K> KeysetPages<List<R>, K> ofLists(
      int size, Reading<List<R>, K> reading, Function<R, K> key) {
    return new KeysetPages<>(
        reading, page -> page.size() == size ? key.apply(page.getLast()) : null);
  }

  /** Whether the page before was not the last; the next one may be empty all the same. */
  @Override
  public boolean hasNext() {
    return more;
  }

  @Override
  public P next() {
    if (!more) {
      throw new NoSuchElementException();
    }
    K after = last;
    P page = QuarkusTransaction.requiringNew().call(() -> reading.behind(after));
    last = end.of(page);
    more = last != null;
    return page;
  }
}
