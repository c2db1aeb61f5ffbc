package dev.attune.gateway.batching;

import java.util.List;

/**
 * Answers rows, in order; called on the batcher's thread only.
 *
 * @param <T> a row
 * @param <R> a row's result
 */
public interface Runner<T, R> {
  /**
   * Answers them.
   *
   * @throws RunInterruptedException when {@link #interrupt} ended it early
   */
  List<R> run(List<T> rows);

  /** Ends the run under way, if it can; called on any thread. */
  default void interrupt() {}
}
