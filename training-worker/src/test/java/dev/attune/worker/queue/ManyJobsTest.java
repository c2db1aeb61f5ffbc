package dev.attune.worker.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.worker.testing.Superuser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ManyJobsTest {
  private static final int TENANTS = 5;
  private static final int JOBS = 500;
  private static final int WORKERS = 5;
  private static final int LIMIT = 2;

  @Inject Superuser superuser;
  @Inject QueueFixture queue;

  private final Map<UUID, AtomicInteger> runningNow = new ConcurrentHashMap<>();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private final CountDownLatch done = new CountDownLatch(JOBS);

  @Test
  void several_workers_do_every_job_of_several_tenants_exactly_once() throws Exception {
    superuser.clear();
    List<UUID> tenants = new ArrayList<>();
    for (int i = 0; i < TENANTS; i++) {
      tenants.add(superuser.tenant(LIMIT));
    }
    for (int i = 0; i < JOBS; i++) {
      superuser.queuedRun(tenants.get(i % TENANTS));
    }

    List<Consumer> consumers = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      var consumer = queue.consumer(queue.runner(this::work), "worker-" + i);
      consumers.add(consumer);
      threads.add(consumer.start("worker-" + i));
    }
    boolean allDone = done.await(120, TimeUnit.SECONDS);
    consumers.forEach(Consumer::stop);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(allDone).isTrue();
    assertThat(superuser.number("select count(*) from job")).isZero();
    assertThat(superuser.number("select count(*) from training_run where state = 'succeeded'"))
        .isEqualTo(JOBS);
    assertThat(superuser.number("select count(*) from training_event")).isEqualTo(JOBS);
    assertThat(superuser.number("select count(distinct run_id) from training_event"))
        .isEqualTo(JOBS);
    assertThat(mostAtOnce.get()).isBetween(1, LIMIT);
  }

  private void work(JobHold hold) {
    AtomicInteger ofTenant =
        runningNow.computeIfAbsent(hold.claim().tenantId(), tenant -> new AtomicInteger());
    mostAtOnce.accumulateAndGet(ofTenant.incrementAndGet(), Math::max);
    hold.checkpoint();
    hold.finish(
        () -> {
          QuickHandler.end(queue.entityManager, hold.claim(), "succeeded", "");
          ofTenant.decrementAndGet();
        });
    done.countDown();
  }
}
