package dev.attune.gateway.batching;

import dev.attune.gateway.batching.Submission.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The requests of one tenant that wait, which take turns among themselves. Guarded by the batcher's
 * lock.
 */
final class Line<T, R> {
  private final Object tenant;
  private final Deque<Submission<T, R>> waiting = new ArrayDeque<>();
  private int tokens;

  /** Tokens that were taken of it, on the clock that all lines share. */
  private long served;

  Line(Object tenant) {
    this.tenant = tenant;
  }

  Object tenant() {
    return tenant;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Tokens that wait. */
  int tokens() {
    return tokens;
  }

  long served() {
    return served;
  }

  /** Joins, or joins again: what it did not use while it was away is no credit. */
  void catchUp(long clock) {
    served = Math.max(served, clock);
  }

  void add(Submission<T, R> submission) {
    waiting.add(submission);
    tokens += submission.tokens();
  }

  long oldestNanos() {
    return waiting.stream().mapToLong(Submission::arrivedNanos).min().orElse(Long.MAX_VALUE);
  }

  /**
   * Gives rows to a run, one request after the other.
   *
   * @param room most tokens to give; the first row of an empty run may be longer
   * @return tokens given
   */
  int giveTo(List<Place<T, R>> run, int room) {
    int given = 0;
    for (int turns = room > 0 ? waiting.size() : 0; turns > 0 && given < room; turns--) {
      Submission<T, R> submission = waiting.remove();
      int before = run.size();
      submission.takeInto(run, room - given);
      given += run.subList(before, run.size()).stream().mapToInt(Place::tokens).sum();
      if (submission.failed()) {
        tokens -= submission.waitingTokens();
      } else if (submission.waitingTokens() > 0) {
        waiting.add(submission);
      }
    }
    tokens -= given;
    served += given;
    return given;
  }

  /** Takes rows back that were given to a run which did not happen. */
  void takeBack(Submission<T, R> submission, int rows) {
    boolean gone = submission.waitingTokens() == 0;
    int before = submission.waitingTokens();
    submission.putBack(rows);
    int returned = submission.waitingTokens() - before;
    tokens += returned;
    served -= returned;
    if (gone) {
      waiting.addFirst(submission);
    }
  }
}
