package dev.attune.gateway.batching;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A row is a number, which is also its length; its result is its square. Runs wait to be let. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class BatchingTest {
  record Config(int tokensPerRun, int longLine, Duration deadline, int queuedTokens)
      implements BatchingConfig {
    Config(int tokensPerRun, Duration deadline, int queuedTokens) {
      this(tokensPerRun, tokensPerRun, deadline, queuedTokens);
    }

    @Override
    public int queuedTokensPerTenant() {
      return queuedTokens() * 4 / 5;
    }

    @Override
    public double interruptedShare() {
      return 0.5;
    }
  }

  final List<List<Integer>> runs = Collections.synchronizedList(new ArrayList<>());
  final Semaphore mayRun = new Semaphore(0);
  private final CountDownLatch began = new CountDownLatch(1);
  private final AtomicBoolean interrupted = new AtomicBoolean();
  Batcher<Integer, Integer> batcher = batcher(new Config(100, Duration.ofMillis(1), 1_000));

  final Batcher<Integer, Integer> batcher(BatchingConfig config) {
    return new Batcher<>(
        "test",
        config,
        row -> Math.abs(row),
        new Runner<>() {
          @Override
          public List<Integer> run(List<Integer> rows) {
            return BatchingTest.this.run(rows);
          }

          @Override
          public void interrupt() {
            interrupted.set(true);
            mayRun.release();
          }
        },
        new BatchingMetrics(new SimpleMeterRegistry(), "test"));
  }

  private List<Integer> run(List<Integer> rows) {
    began.countDown();
    mayRun.acquireUninterruptibly();
    if (interrupted.getAndSet(false)) {
      throw new RunInterruptedException(new IllegalStateException("asked to"));
    }
    runs.add(rows);
    if (rows.stream().anyMatch(row -> row < 0)) {
      throw new IllegalArgumentException("negative");
    }
    return rows.stream().map(row -> row * row).toList();
  }

  /** Keeps the thread busy with one row, so that what follows queues up. */
  final void occupy() throws InterruptedException {
    assertThat(batcher.submit("a", List.of(1))).isNotDone();
    began.await();
  }

  final void let(int runCount) {
    mayRun.release(runCount);
  }

  @AfterEach
  void close() {
    let(1_000);
    batcher.close();
  }
}
