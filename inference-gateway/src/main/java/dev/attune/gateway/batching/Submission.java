package dev.attune.gateway.batching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one request on their way through the batcher: shortest first, so that rows of like
 * length meet in a run. Guarded by the batcher's lock until the rows are taken; then by its thread.
 */
final class Submission<T, R> {
  /** One row and where its result belongs. */
  record Place<T, R>(Submission<T, R> submission, int index, T row, int tokens) {}

  private final List<Place<T, R>> waiting = new ArrayList<>();
  private final @Nullable Object[] results;
  private final CompletableFuture<List<R>> answer = new CompletableFuture<>();
  private final Object tenant;
  private final long arrivedNanos;
  private final int tokens;
  private int waitingTokens;
  private int next;
  private int missing;

  Submission(Object tenant, List<T> rows, ToIntFunction<T> tokensOf, long nowNanos) {
    this.tenant = tenant;
    IntStream.range(0, rows.size())
        .mapToObj(i -> new Place<>(this, i, rows.get(i), tokensOf.applyAsInt(rows.get(i))))
        .sorted(Comparator.comparingInt(Place::tokens))
        .forEach(waiting::add);
    tokens = waiting.stream().mapToInt(Place::tokens).sum();
    waitingTokens = tokens;
    results = new @Nullable Object[rows.size()];
    missing = rows.size();
    arrivedNanos = nowNanos;
  }

  CompletableFuture<List<R>> answer() {
    return answer;
  }

  /** Whose request it is. */
  Object tenant() {
    return tenant;
  }

  long arrivedNanos() {
    return arrivedNanos;
  }

  /** Tokens of all rows, taken or not. */
  int tokens() {
    return tokens;
  }

  /** Takes rows as long as they fit; the first always does when the run is empty. */
  void takeInto(List<Place<T, R>> run, int room) {
    int left = room;
    while (next < waiting.size() && (waiting.get(next).tokens() <= left || run.isEmpty())) {
      Place<T, R> place = waiting.get(next++);
      run.add(place);
      left -= place.tokens();
      waitingTokens -= place.tokens();
    }
  }

  /** The rows that were taken last are to be taken again. */
  void putBack(int rows) {
    for (int i = 0; i < rows; i++) {
      waitingTokens += waiting.get(--next).tokens();
    }
  }

  /** Tokens of the rows that were not taken yet. */
  int waitingTokens() {
    return waitingTokens;
  }

  boolean failed() {
    return answer.isCompletedExceptionally();
  }

  void succeed(int index, R result) {
    results[index] = result;
    if (--missing == 0) {
      answer.complete(complete(results));
    }
  }

  void fail(Throwable cause) {
    answer.completeExceptionally(cause);
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // succeed() put an R in every place
  private static <R> List<R> complete(@Nullable Object[] results) {
    return (List<R>) Arrays.asList(results);
  }
}
