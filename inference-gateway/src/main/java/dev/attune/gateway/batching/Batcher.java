package dev.attune.gateway.batching;

import dev.attune.gateway.batching.Submission.Place;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;

/**
 * Gathers rows of concurrent requests into runs. One thread runs; tenants take turns, and so do the
 * requests of each, so that neither a large request nor many requests hold up others. A run starts
 * at once when the thread was idle or when somebody new has come; otherwise when it is full or its
 * oldest row has waited long enough. A long run of tenants with long lines is ended early for a
 * request of one without, and done again later.
 *
 * @param <T> a row
 * @param <R> a row's result
 */
public final class Batcher<T, R> implements AutoCloseable {
  private final BatchingConfig config;
  private final ToIntFunction<T> tokensOf;
  private final Runner<T, R> runner;
  private final BatchingMetrics metrics;
  private final Thread dispatcher;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  // Guarded by lock:
  private final Lines<T, R> lines;
  private final Pace pace = new Pace();
  private final WaitingRoom room;
  private final Interruptions interruptions;
  private boolean interrupted;
  private boolean closed;

  /**
   * Starts the thread.
   *
   * @param tokensOf how long a row is
   */
  public Batcher(
      String name,
      BatchingConfig config,
      ToIntFunction<T> tokensOf,
      Runner<T, R> runner,
      BatchingMetrics metrics) {
    this.config = config;
    this.tokensOf = tokensOf;
    this.runner = runner;
    this.metrics = metrics;
    this.lines = new Lines<>(config.longLine());
    this.room = new WaitingRoom(config, lines, pace, metrics);
    this.interruptions = new Interruptions(config.interruptedShare());
    this.dispatcher = Thread.ofPlatform().name("batcher-" + name).daemon().start(this::dispatch);
  }

  /**
   * Hands in the rows of one request, at least one.
   *
   * @param tenant whose request it is
   * @return their results in order; fails when running them failed
   * @throws OverloadedException when too much is waiting already
   */
  public CompletableFuture<List<R>> submit(Object tenant, List<T> rows) {
    return submit(new Reservation(this, tenant, 0), rows);
  }

  /**
   * Hands in the rows that room was reserved for, at least one; that ends the reservation. Rows
   * with no more tokens than were reserved are never refused, unless the batcher was closed.
   *
   * @return their results in order; fails when running them failed
   * @throws OverloadedException when too much is waiting already
   */
  public CompletableFuture<List<R>> submit(Reservation reservation, List<T> rows) {
    Object tenant = reservation.tenant();
    var submission = new Submission<T, R>(tenant, rows, tokensOf, System.nanoTime());
    boolean interrupt;
    lock.lock();
    try {
      room.enter(reservation, submission.tokens());
      lines.add(tenant, submission);
      interrupt = interruptions.worthwhile(lines, tenant, submission.tokens());
      interrupted |= interrupt;
      arrived.signal();
      if (interrupt) {
        runner.interrupt();
      }
    } finally {
      lock.unlock();
    }
    return submission.answer();
  }

  /**
   * Keeps room for a request before any work is done for it, so that a flood costs no more than
   * saying no.
   *
   * @param tokens at least as many as its rows will have
   * @throws OverloadedException when too much is waiting already
   */
  public Reservation reserve(Object tenant, int tokens) {
    lock.lock();
    try {
      room.reserve(tenant, tokens);
      return new Reservation(this, tenant, tokens);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Keeps room for more rows of a request that is being answered already. Where there is none it
   * waits for it instead of being refused, and nobody of the tenant who comes later is let in
   * before it.
   *
   * @param patience how long it waits at most
   * @throws OverloadedException when there was no room for so long, or the batcher was closed
   */
  public Reservation reserve(Object tenant, int tokens, Duration patience) {
    lock.lock();
    try {
      room.reserve(new Turns.Turn(tenant, tokens, lock.newCondition()), patience);
      return new Reservation(this, tenant, tokens);
    } finally {
      lock.unlock();
    }
  }

  void end(Reservation reservation) {
    lock.lock();
    try {
      room.end(reservation);
    } finally {
      lock.unlock();
    }
  }

  /** Tokens of the rows that no run has taken yet. */
  public int waitingTokens() {
    lock.lock();
    try {
      return lines.tokens();
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
      room.close();
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
    lock.lock();
    try {
      boolean atOnce = lines.isEmpty() || !afterRun || interrupted;
      if (lines.isEmpty()) {
        lines.rest();
      }
      while (lines.isEmpty() && !closed) {
        arrived.awaitUninterruptibly();
      }
      while (!atOnce && !closed && lines.tokens() < config.tokensPerRun()) {
        long left = lines.oldestNanos() + config.deadline().toNanos() - System.nanoTime();
        if (left <= 0 || arrived.awaitNanos(left) <= 0) {
          break;
        }
      }
      return begin();
    } catch (InterruptedException e) {
      return begin();
    } finally {
      lock.unlock();
    }
  }

  private List<Place<T, R>> begin() {
    interrupted = false;
    List<Place<T, R>> run = lines.take(config.tokensPerRun(), System.nanoTime());
    interruptions.began(run);
    room.call();
    return run;
  }

  private void run(List<Place<T, R>> run) {
    long start = System.nanoTime();
    try {
      List<R> results = runner.run(run.stream().map(Place::row).toList());
      ended(run, System.nanoTime() - start, false);
      for (int i = 0; i < run.size(); i++) {
        run.get(i).submission().succeed(run.get(i).index(), results.get(i));
      }
    } catch (RunInterruptedException e) {
      ended(run, System.nanoTime() - start, true);
    } catch (RuntimeException | Error e) {
      ended(run, System.nanoTime() - start, false);
      apart(run, e);
    }
  }

  private void ended(List<Place<T, R>> run, long nanos, boolean putOff) {
    int tokens = run.stream().mapToInt(Place::tokens).sum();
    if (putOff) {
      metrics.interrupted();
    } else {
      metrics.ran(run.size(), tokens, nanos);
    }
    lock.lock();
    try {
      interruptions.ended(nanos, putOff);
      if (putOff) {
        lines.takeBack(run);
      } else {
        pace.ran(tokens, nanos);
      }
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
