package dev.attune.worker.queue;

import dev.attune.data.tenancy.Tenancy;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Carries out claimed jobs: every attempt ends in exactly one {@link Outcome}. */
final class JobRunner {
  private static final Logger LOG = Logger.getLogger(JobRunner.class);

  private final Map<String, JobHandler> handlers;
  private final JobTable jobs;
  private final Tenancy tenancy;
  private final QueueSettings settings;
  private final LongSupplier nanoTime;
  private final Map<Long, Running> running = new ConcurrentHashMap<>();
  private volatile boolean ending;

  /** A job that is being worked on. */
  private record Running(JobHold hold, Heartbeat heartbeat) {}

  JobRunner(
      Map<String, JobHandler> handlers,
      JobTable jobs,
      Tenancy tenancy,
      QueueSettings settings,
      LongSupplier nanoTime) {
    this.handlers = Map.copyOf(handlers);
    this.jobs = jobs;
    this.tenancy = tenancy;
    this.settings = settings;
    this.nanoTime = nanoTime;
  }

  Set<String> kinds() {
    return handlers.keySet();
  }

  int running() {
    return running.size();
  }

  /**
   * Works on a job until it ends, one way or the other.
   *
   * @param claimedAt {@code nanoTime} from before the claim was sent
   * @param pulse shows the signs of life of the calling thread
   */
  Outcome run(Claim claim, long claimedAt, Pulse pulse) {
    JobHandler handler = handlerOf(claim);
    Lease lease = new Lease(settings.lease(), nanoTime, claimedAt);
    JobHold hold = new JobHold(claim, lease, pulse, jobs, tenancy);
    Heartbeat heartbeat = new Heartbeat(claim, lease, pulse, jobs, settings, nanoTime);
    Running job = new Running(hold, heartbeat);
    running.put(claim.jobId(), job);
    try (heartbeat) {
      if (ending) {
        giveBack(job);
        return Outcome.ABANDONED;
      }
      heartbeat.start();
      heartbeat.beat();
      return attempt(hold, handler);
    } catch (FenceLostException e) {
      LOG.infof("Job %s is no longer this worker's; it was left alone.", claim.name());
      return Outcome.ABANDONED;
    } catch (RuntimeException | OutOfMemoryError e) {
      String incident = Incident.log(claim, e);
      LOG.warnf(
          "The end of job %s could not be recorded (incident %s); its lease will run out.",
          claim.name(), incident);
      return Outcome.ABANDONED;
    } finally {
      hold.release();
      running.remove(claim.jobId(), job);
    }
  }

  /** Cancels the job if it is running here. */
  void cancel(long jobId) {
    Running job = running.get(jobId);
    if (job != null) {
      job.hold().requestCancel();
    }
  }

  /** Looks whether a running job is to be cancelled, when a notification of it may be lost. */
  void lookForCancellations() {
    running.values().forEach(job -> job.heartbeat().beat());
  }

  /**
   * Gives every running job to the other workers, and those that are claimed just now. The threads
   * at work on them notice soon.
   */
  void giveBackAll() {
    ending = true;
    running.values().forEach(this::giveBack);
  }

  private void giveBack(Running job) {
    JobHold hold = job.hold();
    Claim claim = hold.claim();
    try {
      hold.giveBack(
          () ->
              handlerOf(claim)
                  .requeued(claim, "The worker is shutting down; another one takes over."));
      LOG.infof("Job %s was given back to the queue.", claim.name());
    } catch (FenceLostException e) {
      LOG.infof("Job %s had just ended or was lost; there is nothing to give back.", claim.name());
    } catch (RuntimeException e) {
      LOG.warnf(
          "Job %s could not be given back (%s); its lease will run out.",
          claim.name(), e.getClass().getSimpleName());
    }
  }

  private Outcome attempt(JobHold hold, JobHandler handler) {
    Claim claim = hold.claim();
    try {
      hold.checkpoint();
      if (claim.attempt() > claim.maxAttempts()) {
        return fail(hold, handler, Failure.workerDied(claim.maxAttempts()));
      }
      handler.run(hold);
      if (!hold.isFinished()) {
        throw new IllegalStateException("The handler did not finish its job.");
      }
      return Outcome.SUCCEEDED;
    } catch (FenceLostException e) {
      throw e;
    } catch (JobCancelledException e) {
      return cancel(hold, handler);
    } catch (JobFailedException e) {
      return fail(hold, handler, e.failure());
    } catch (OutOfMemoryError e) {
      return fail(hold, handler, Failure.outOfMemory());
    } catch (Throwable e) {
      return unforeseen(hold, handler, e);
    }
  }

  private Outcome unforeseen(JobHold hold, JobHandler handler, Throwable failure) {
    Claim claim = hold.claim();
    if (hold.isCancelRequested()) {
      return cancel(hold, handler);
    }
    if (!PassingFailure.isPassing(failure)) {
      return fail(hold, handler, Failure.internal(Incident.log(claim, failure)));
    }
    String incident = Incident.log(claim, failure);
    if (claim.attempt() >= claim.maxAttempts()) {
      return fail(hold, handler, Failure.stillUnavailable(claim.attempt(), incident));
    }
    Duration delay = settings.backOff().after(claim.attempt(), RandomGenerator.getDefault());
    hold.retry(
        delay,
        () ->
            handler.requeued(
                claim,
                "The database or the artifact store did not answer; trying again in about %d seconds (attempt %d of %d)."
                    .formatted(delay.toSeconds(), claim.attempt() + 1, claim.maxAttempts())));
    return Outcome.RETRIED;
  }

  private static Outcome fail(JobHold hold, JobHandler handler, Failure failure) {
    hold.end(() -> handler.failed(hold.claim(), failure));
    LOG.infof("Job %s failed: %s.", hold.claim().name(), failure.code().id());
    return Outcome.FAILED;
  }

  private static Outcome cancel(JobHold hold, JobHandler handler) {
    hold.end(() -> handler.cancelled(hold.claim()));
    LOG.infof("Job %s was cancelled.", hold.claim().name());
    return Outcome.CANCELLED;
  }

  private JobHandler handlerOf(Claim claim) {
    JobHandler handler = handlers.get(claim.kind());
    if (handler == null) {
      throw new IllegalStateException("Nothing here handles jobs of kind " + claim.kind() + ".");
    }
    return handler;
  }
}
