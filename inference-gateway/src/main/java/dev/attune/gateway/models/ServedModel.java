package dev.attune.gateway.models;

import dev.attune.gateway.problems.DatabaseUnavailableException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One model that is or was asked. Its state is replaced in one step, after what it names has been
 * loaded: until then the old versions answer, and they go on when the new ones do not load.
 */
final class ServedModel {
  private final ModelKey key;
  private final ModelTable table;
  private final VersionShelf shelf;
  private final Clock clock;
  private final ReentrantLock refreshing = new ReentrantLock();
  private final AtomicBoolean refreshWanted = new AtomicBoolean();
  private volatile @Nullable ModelState state;

  ServedModel(ModelKey key, ModelTable table, VersionShelf shelf, Clock clock) {
    this.key = key;
    this.table = table;
    this.shelf = shelf;
    this.clock = clock;
  }

  ModelKey key() {
    return key;
  }

  /** What is known; nothing before the first look and after the model has gone. */
  Optional<ModelState> state() {
    return Optional.ofNullable(state);
  }

  /** What is known, after a first look at the tables if there was none. */
  Optional<ModelState> stateOrLook() {
    if (state == null) {
      refreshing.lock();
      try {
        if (state == null) {
          look();
        }
      } finally {
        refreshing.unlock();
      }
    }
    return state();
  }

  /** What is known after a look at the tables now. */
  Optional<ModelState> lookAgain() {
    refreshNow();
    return state();
  }

  /**
   * Looks at the tables again, in the background; asking twice before it has begun is asking once.
   */
  void refresh() {
    if (refreshWanted.compareAndSet(false, true)) {
      Thread.ofVirtual().name("refresh-model").start(this::refreshNow);
    }
  }

  /** Whether a version is among those that answer now. */
  boolean serves(VersionRecord version) {
    ModelState now = state;
    return now != null
        && now.serving() != null
        && now.serving().loadables().contains(version.loadable());
  }

  /** One version, read when it is asked for the first time. */
  Optional<VersionRecord> version(ModelState of, int number) {
    VersionRecord known = of.versions().get(number);
    if (known != null) {
      return Optional.of(known.under(of.record().policy()));
    }
    Optional<VersionRecord> read = table.version(of.record(), number);
    read.ifPresent(version -> of.versions().put(number, version));
    return read.map(version -> version.under(of.record().policy()));
  }

  private void refreshNow() {
    refreshing.lock();
    try {
      refreshWanted.set(false);
      look();
    } finally {
      refreshing.unlock();
    }
  }

  private void look() {
    ModelState before = state;
    ModelState after;
    try {
      after = table.find(key).map(record -> next(before, record)).orElse(null);
    } catch (DatabaseUnavailableException e) {
      if (before == null) {
        throw e;
      }
      after = before.readAgainAt(clock.instant());
    }
    state = after;
    retire(before, after);
  }

  private ModelState next(@Nullable ModelState before, ModelRecord record) {
    Instant now = clock.instant();
    ModelState known =
        before != null && before.record().id().equals(record.id())
            ? before
            : new ModelState(record, new ConcurrentHashMap<>(), null, null, now);
    DeploymentRecord deployment = record.deployment();
    if (deployment == null) {
      return new ModelState(record, known.versions(), null, null, now);
    }
    if (known.serves(record)) {
      return new ModelState(record, known.versions(), known.serving(), null, now);
    }
    return switchTo(
        deployment,
        new ModelState(record, known.versions(), known.serving(), known.trouble(), now));
  }

  private ModelState switchTo(DeploymentRecord deployment, ModelState known) {
    ModelRecord record = known.record();
    Serving serving;
    String trouble = null;
    try {
      VersionRecord production = loaded(known, deployment.production());
      VersionRecord canary = null;
      if (deployment.canary() != null) {
        try {
          canary = loaded(known, deployment.canary().version());
        } catch (VersionUnavailableException e) {
          trouble = e.getMessage();
        }
      }
      serving = new Serving(deployment, record.policy(), production, canary);
    } catch (VersionUnavailableException e) {
      serving = known.serving();
      trouble = e.getMessage();
    }
    return new ModelState(record, known.versions(), serving, trouble, clock.instant());
  }

  /** The version, once it has loaded. */
  private VersionRecord loaded(ModelState of, int number) {
    VersionRecord version =
        version(of, number).orElseThrow(() -> UnknownModelException.version(number));
    shelf.acquire(version, () -> true).close();
    return version;
  }

  private void retire(@Nullable ModelState before, @Nullable ModelState after) {
    if (before == null || before.serving() == null) {
      return;
    }
    Set<Loadable> gone = new HashSet<>(before.serving().loadables());
    if (after != null && after.serving() != null) {
      after.serving().loadables().forEach(gone::remove);
    }
    shelf.retire(gone);
  }
}
