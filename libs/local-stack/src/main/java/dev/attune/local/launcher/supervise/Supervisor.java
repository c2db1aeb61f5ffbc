package dev.attune.local.launcher.supervise;

import dev.attune.local.LocalStackException;
import dev.attune.local.launcher.config.Installation;
import dev.attune.local.launcher.config.Part;
import dev.attune.local.launcher.status.Phase;
import dev.attune.local.launcher.status.StatusBoard;
import dev.attune.local.launcher.status.StatusFile;
import dev.attune.local.process.ProcessIdentity;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Starts all parts in order and keeps them running until this process gets SIGTERM. A part that
 * cannot be started at all ends everything.
 */
public final class Supervisor {
  private static final int CATCH_UP_SECONDS = 5;

  private final StatusBoard board;
  private final Parts parts;
  private final Map<Part, Supervised> supervised = new EnumMap<>(Part.class);
  private final CountDownLatch failed = new CountDownLatch(1);
  private boolean stopping;

  public Supervisor(Installation installation) {
    ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
    StatusFile file = new StatusFile(installation.home().statusFile());
    this.board =
        new StatusBoard(
            installation.addresses(), installation.fingerprint(), self, file, Clock.systemUTC());
    this.parts = new Parts(installation, board);
  }

  /** Runs until it is told to stop; returns only after a failed start. */
  public void run() throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    try {
      begin(Part.POSTGRESQL).join();
      parts.prepareDatabases();
      begin(Part.KEYCLOAK).join();
      CompletableFuture.allOf(
              Part.services().stream().map(this::begin).toArray(CompletableFuture[]::new))
          .join();
      board.phase(Phase.READY);
    } catch (CompletionException e) {
      fail(e.getCause() == null ? e : e.getCause());
    } catch (RuntimeException | Error e) {
      fail(e);
    }
    while (!failed.await(CATCH_UP_SECONDS, TimeUnit.SECONDS)) {
      catchUp();
    }
  }

  private void catchUp() {
    try {
      board.catchUp();
    } catch (RuntimeException | Error e) {
      // The parts are not ended for that; the next attempt is due in a few seconds.
    }
  }

  private void fail(Throwable cause) {
    board.failed(Supervised.sentence(cause));
    failed.countDown();
  }

  private synchronized CompletableFuture<Void> begin(Part part) {
    if (stopping) {
      return CompletableFuture.failedFuture(new LocalStackException("The platform is stopping."));
    }
    Supervised keeper = new Supervised(part, parts.starter(part), board);
    supervised.put(part, keeper);
    return keeper.begin();
  }

  /** Services first and at once, then Keycloak, then PostgreSQL. */
  private synchronized void stop() {
    stopping = true;
    if (failed.getCount() > 0) {
      board.phase(Phase.STOPPING);
    }
    List<Thread> stops =
        Part.services().stream().map(part -> Thread.ofVirtual().start(() -> end(part))).toList();
    try {
      for (Thread each : stops) {
        each.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end(Part.KEYCLOAK);
    end(Part.POSTGRESQL);
  }

  private void end(Part part) {
    Supervised keeper = supervised.get(part);
    if (keeper != null) {
      keeper.end();
    }
  }
}
