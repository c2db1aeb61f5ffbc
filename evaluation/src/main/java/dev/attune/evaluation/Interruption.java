package dev.attune.evaluation;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets a process that was told to end finish the step of training it is in: native code must not be
 * running when the process takes itself apart.
 */
public final class Interruption {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ReentrantLock training = new ReentrantLock();
  private volatile boolean requested;

  /** From now on the end of the process waits for training. */
  public void watchProcess() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::request, "interruption"));
  }

  /** Whether training should end at its next step. */
  public boolean isRequested() {
    return requested;
  }

  /** Marks that training goes on, until the answer is closed. */
  public Training begin() {
    training.lock();
    return training::unlock;
  }

  /** Asks for the end and waits until there is no training, or for half a minute. */
  void request() {
    requested = true;
    try {
      if (training.tryLock(PATIENCE.toMillis(), MILLISECONDS)) {
        training.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Training that goes on. */
  public interface Training extends AutoCloseable {
    @Override
    void close();
  }
}
