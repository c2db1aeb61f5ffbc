package dev.attune.worker.queue;

import dev.attune.data.notify.PostgresListener;
import dev.attune.data.tenancy.Tenancy;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The process's consumers: started when the worker is ready, stopped when it is told to end. */
@ApplicationScoped
public class Consumers {
  private static final Logger LOG = Logger.getLogger(Consumers.class);
  private static final Duration TO_STOP = Duration.ofSeconds(10);

  private final QueueSettings settings;
  private final JobTable jobs;
  private final QueueMetrics metrics;
  private final JobRunner runner;
  private final PostgresListener.Login login;
  private final List<Consumer> consumers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private @Nullable PostgresListener listener;
  private boolean stopped;

  Consumers(
      QueueConfig config,
      @All List<JobHandler> handlers,
      JobTable jobs,
      Tenancy tenancy,
      QueueMetrics metrics,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String jdbcUrl,
      @ConfigProperty(name = "quarkus.datasource.username") String username,
      @ConfigProperty(name = "quarkus.datasource.password") String password) {
    this.settings = QueueSettings.of(config);
    this.jobs = jobs;
    this.metrics = metrics;
    this.login = new PostgresListener.Login(jdbcUrl, username, password);
    this.runner =
        new JobRunner(
            handlers.stream().collect(Collectors.toMap(JobHandler::kind, Function.identity())),
            jobs,
            tenancy,
            settings,
            System::nanoTime);
  }

  /** Checks the settings and publishes the metrics; takes no job yet. */
  public void prepare() {
    metrics.observe(runner);
  }

  /** Begins to take jobs. */
  public synchronized void start() {
    if (stopped) {
      return;
    }
    for (int i = 1; i <= settings.consumers(); i++) {
      Consumer consumer = new Consumer(jobs, runner, settings, metrics, System::nanoTime);
      consumers.add(consumer);
      threads.add(consumer.start("consumer-" + i));
    }
    List<Consumer> woken = List.copyOf(consumers);
    listener =
        new PostgresListener(
            login,
            Map.of(
                "attune_job", payload -> woken.forEach(Consumer::wake),
                "attune_job_cancel", payload -> runner.cancel(Long.parseLong(payload))),
            () -> {
              woken.forEach(Consumer::wake);
              runner.lookForCancellations();
            });
    LOG.infof("Worker %s takes jobs, %d at a time.", settings.worker(), settings.consumers());
  }

  /**
   * Takes no further job, gives back what is running, and waits a little for the threads to end.
   */
  public synchronized void stop() {
    stopped = true;
    consumers.forEach(Consumer::stop);
    if (listener != null) {
      listener.close();
    }
    runner.giveBackAll();
    try {
      for (Thread thread : threads) {
        if (!thread.join(TO_STOP)) {
          LOG.warnf("%s did not end in time.", thread.getName());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether every consumer has lately shown that it is getting on. */
  public synchronized boolean alive() {
    return consumers.stream()
        .allMatch(consumer -> consumer.silence().compareTo(settings.stuckAfter()) < 0);
  }
}
