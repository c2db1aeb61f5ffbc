package dev.attune.gateway.batching;

import dev.attune.gateway.batching.Submission.Place;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Gathers rows of concurrent requests into runs. One thread runs; requests take turns, each giving
 * rows until the run is full, so a large request does not hold up the small ones behind it. A run
 * starts at once when the thread was idle; otherwise when it is full or its oldest row has waited
 * long enough.
 *
 * @param <T> a row
 * @param <R> a row's result
 */
public final class Batcher<T, R> implements AutoCloseable {
  private static final double NANOS_PER_TOKEN_AT_FIRST = 100_000;
  private static final double WEIGHT_OF_LATEST = 0.1;

  private final BatchingConfig config;
  private final ToIntFunction<T> tokensOf;
  private final Function<List<T>, List<R>> runner;
  private final BatchingMetrics metrics;
  private final Thread dispatcher;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  // Guarded by lock:
  private final Deque<Submission<T, R>> queue = new ArrayDeque<>();
  private int queuedTokens;
  private double nanosPerToken = NANOS_PER_TOKEN_AT_FIRST;
  private boolean closed;

  /**
   * Starts the thread.
   *
   * @param tokensOf how long a row is
   * @param runner answers rows, in order; called on the batcher's thread only
   */
  public Batcher(
      String name,
      BatchingConfig config,
      ToIntFunction<T> tokensOf,
      Function<List<T>, List<R>> runner,
      BatchingMetrics metrics) {
    this.config = config;
    this.tokensOf = tokensOf;
    this.runner = runner;
    this.metrics = metrics;
    this.dispatcher = Thread.ofPlatform().name("batcher-" + name).daemon().start(this::dispatch);
  }

  /**
   * Hands in the rows of one request, at least one.
   *
   * @return their results in order; fails when running them failed
   * @throws OverloadedException when too much is waiting already
   */
  public CompletableFuture<List<R>> submit(List<T> rows) {
    var submission = new Submission<T, R>(rows, tokensOf, System.nanoTime());
    lock.lock();
    try {
      boolean fits = queuedTokens + submission.tokens() <= config.queuedTokens();
      if (closed || !(fits || queue.isEmpty())) {
        metrics.refused();
        throw new OverloadedException(Duration.ofNanos((long) (queuedTokens * nanosPerToken)));
      }
      queue.add(submission);
      queuedTokens += submission.tokens();
      arrived.signal();
    } finally {
      lock.unlock();
    }
    return submission.answer();
  }

  /** Tokens of the rows that no run has taken yet. */
  public int waitingTokens() {
    lock.lock();
    try {
      return queuedTokens;
    } finally {
      lock.unlock();
    }
  }

  /** Answers what was handed in, then ends the thread. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      arrived.signal();
    } finally {
      lock.unlock();
    }
    try {
      dispatcher.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void dispatch() {
    for (var run = next(false); !run.isEmpty(); run = next(true)) {
      run(run);
    }
  }

  /** The next run; empty only when closed and done. What arrived during a run may wait for more. */
  private List<Place<T, R>> next(boolean afterRun) {
    List<Place<T, R>> run = new ArrayList<>();
    lock.lock();
    try {
      boolean idle = queue.isEmpty() || !afterRun;
      while (queue.isEmpty() && !closed) {
        arrived.awaitUninterruptibly();
      }
      while (!idle && !closed && queuedTokens < config.tokensPerRun()) {
        long left =
            queue.element().arrivedNanos() + config.deadline().toNanos() - System.nanoTime();
        if (left <= 0 || arrived.awaitNanos(left) <= 0) {
          break;
        }
      }
      takeTurns(run);
    } catch (InterruptedException e) {
      takeTurns(run);
    } finally {
      lock.unlock();
    }
    return run;
  }

  private void takeTurns(List<Place<T, R>> run) {
    int room = config.tokensPerRun();
    for (int turns = queue.size(); turns > 0 && room > 0; turns--) {
      Submission<T, R> submission = queue.remove();
      int before = run.size();
      submission.takeInto(run, room);
      int taken = run.subList(before, run.size()).stream().mapToInt(Place::tokens).sum();
      room -= taken;
      queuedTokens -= taken;
      if (submission.failed()) {
        queuedTokens -= submission.waitingTokens();
      } else if (submission.waitingTokens() > 0) {
        queue.add(submission);
      }
    }
  }

  private void run(List<Place<T, R>> run) {
    long start = System.nanoTime();
    try {
      List<R> results = runner.apply(run.stream().map(Place::row).toList());
      for (int i = 0; i < run.size(); i++) {
        run.get(i).submission().succeed(run.get(i).index(), results.get(i));
      }
    } catch (RuntimeException | Error e) {
      apart(run, e);
    }
    int tokens = run.stream().mapToInt(Place::tokens).sum();
    long nanos = System.nanoTime() - start;
    metrics.ran(run.size(), tokens, nanos);
    lock.lock();
    try {
      nanosPerToken += WEIGHT_OF_LATEST * ((double) nanos / tokens - nanosPerToken);
    } finally {
      lock.unlock();
    }
  }

  /** After a failure each request's rows run alone, so that only the culprit fails. */
  private void apart(List<Place<T, R>> run, Throwable failure) {
    Set<Submission<T, R>> submissions = new LinkedHashSet<>();
    run.forEach(place -> submissions.add(place.submission()));
    if (submissions.size() == 1) {
      submissions.forEach(submission -> submission.fail(failure));
      return;
    }
    for (Submission<T, R> submission : submissions) {
      run(run.stream().filter(place -> place.submission() == submission).toList());
    }
  }
}
