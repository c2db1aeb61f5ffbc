package dev.attune.gateway.models;

import dev.attune.gateway.problems.DatabaseUnavailableException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One model that is or was asked. Its state is replaced in one step, after what it names has been
 * loaded: until then the old versions answer, and they go on when the new ones do not load. Loading
 * happens outside the lock, so that a deployment whose files hang never holds up the next one.
 */
final class ServedModel {
  private final ModelKey key;
  private final ModelTable table;
  private final VersionShelf shelf;
  private final Clock clock;
  private final ReentrantLock changing = new ReentrantLock();
  private final AtomicBoolean refreshWanted = new AtomicBoolean();
  // Written under the lock:
  private volatile @Nullable ModelState state;
  private volatile @Nullable Switch switching;

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

  /** What is known, after a first look at the tables, and the loading that follows it. */
  Optional<ModelState> stateOrLook() {
    boolean nothingServed = servesNothing();
    if (state == null) {
      changing.lock();
      try {
        if (state == null) {
          look();
        }
      } finally {
        changing.unlock();
      }
    }
    awaitFirst(nothingServed);
    return state();
  }

  /** What is known after a look at the tables now. */
  Optional<ModelState> lookAgain() {
    boolean nothingServed = servesNothing();
    refreshNow();
    awaitFirst(nothingServed);
    return state();
  }

  /**
   * Looks at the tables again, in the background; asking twice before it has begun is asking once.
   */
  void refresh() {
    if (refreshWanted.compareAndSet(false, true)) {
      Thread.ofVirtual().name("refresh-model").start(this::refreshIfPossible);
    }
  }

  /** What is known was seen to be so; of no moment while somebody looks anyway. */
  void confirm() {
    if (changing.tryLock()) {
      try {
        ModelState known = state;
        state = known == null ? null : known.readAgainAt(clock.instant());
      } finally {
        changing.unlock();
      }
    }
  }

  private void refreshIfPossible() {
    try {
      refreshNow();
    } catch (DatabaseUnavailableException e) {
      return; // whoever asks next looks again
    }
  }

  /**
   * Whether a version serves now or is to serve soon. The switch is read first: when it has given
   * way to another, the state has what came of it.
   */
  boolean keeps(Loadable version) {
    Switch under = switching;
    ModelState now = state;
    return (under != null && under.wanted().contains(version))
        || (now != null && now.loadables().contains(version));
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

  private boolean servesNothing() {
    ModelState now = state;
    return now == null || now.serving() == null;
  }

  /**
   * Who came when nothing served also waits a little for canary and shadow, though production
   * serves by now; nobody waits where something of the deployment has failed.
   */
  private void awaitFirst(boolean nothingServed) {
    ModelState now = state;
    Switch under = switching;
    if (nothingServed && now != null && now.trouble() == null && under != null) {
      if (now.serving() == null) {
        under.awaitProduction();
      }
      under.awaitOthers();
    }
  }

  private void refreshNow() {
    changing.lock();
    try {
      refreshWanted.set(false);
      look();
    } finally {
      changing.unlock();
    }
  }

  private void look() {
    ModelState before = state;
    try {
      ModelRecord record = table.find(key).orElse(null);
      if (record == null) {
        publish(null);
        replaceSwitch(null);
      } else {
        see(record);
      }
    } catch (DatabaseUnavailableException e) {
      if (before == null) {
        state = null;
        throw e;
      }
      state = before.readAgainAt(clock.instant());
    }
  }

  private void see(ModelRecord record) {
    ModelState before = state;
    Instant now = clock.instant();
    ModelState known =
        before != null && before.record().id().equals(record.id())
            ? before
            : new ModelState(record, new ConcurrentHashMap<>(), null, null, now);
    DeploymentRecord deployment = record.deployment();
    if (deployment == null) {
      publish(new ModelState(record, known.versions(), null, null, now));
      replaceSwitch(null);
      return;
    }
    Switch under = switching;
    boolean same = under != null && under.leadsTo(record);
    var seen =
        new ModelState(
            record, known.versions(), known.serving(), same ? known.trouble() : null, now);
    if (seen.serves(record) || (under != null && same && !under.ended())) {
      publish(seen);
    } else {
      begin(deployment, seen);
    }
  }

  private void begin(DeploymentRecord deployment, ModelState known) {
    Map<Integer, Optional<VersionRecord>> versions = new TreeMap<>();
    deployment.versions().forEach(number -> versions.put(number, version(known, number)));
    var there = versions.values().stream().flatMap(Optional::stream).toList();
    var next = new Switch(deployment, known.record().policy(), there, known.serving());
    publish(known);
    replaceSwitch(next);
    versions.forEach(
        (number, version) ->
            version.ifPresentOrElse(
                found -> bring(next, found, deployment.pinned()),
                () -> next.failed(number, "The model has no version %d.".formatted(number))));
    settle(next);
  }

  /** What serves in its place already is loaded again only where the next request won't do. */
  private void bring(Switch under, VersionRecord version, boolean pinned) {
    if (under.stands(version) && mayStayAsItIs(version, pinned)) {
      under.loaded(version);
    } else {
      Thread.ofVirtual().name("load-version").start(() -> load(under, version));
    }
  }

  private boolean mayStayAsItIs(VersionRecord version, boolean pinned) {
    return switch (shelf.state(version.loadable())) {
      case LOADED -> true;
      case COLD -> !pinned; // it has made room for others, and the next request loads it
      case LOADING, FAILED -> false;
    };
  }

  /** What only the switch before led to is let go. */
  private void replaceSwitch(@Nullable Switch next) {
    Switch before = switching;
    switching = next;
    if (before != null) {
      before.superseded();
      letGo(before.wanted());
    }
  }

  private void load(Switch under, VersionRecord version) {
    String failure = null;
    try {
      shelf.acquire(version, () -> true).close();
    } catch (RuntimeException e) {
      failure =
          e instanceof VersionUnavailableException known
              ? String.valueOf(known.getMessage())
              : "Version %d could not be loaded.".formatted(version.number());
    }
    changing.lock();
    try {
      if (failure == null) {
        under.loaded(version);
      } else {
        under.failed(version.number(), failure);
      }
      if (switching == under) {
        settle(under);
      } else {
        letGo(Set.of(version.loadable()));
      }
    } finally {
      changing.unlock();
    }
  }

  /** Puts in place what the switch has come to. */
  private void settle(Switch under) {
    ModelState known = state;
    if (known != null) {
      Optional<Serving> reached = under.serving();
      Serving serving = reached.orElse(known.serving());
      String trouble = reached.isPresent() ? under.trouble() : under.productionTrouble();
      if (reached.isPresent() && under.ended()) {
        String refusal = shelf.pin(reached.get());
        trouble = trouble == null ? refusal : trouble;
      }
      if (trouble == null && !under.ended()) {
        trouble = known.trouble();
      }
      publish(new ModelState(known.record(), known.versions(), serving, trouble, clock.instant()));
    }
    under.settled();
  }

  private void publish(@Nullable ModelState after) {
    ModelState before = state;
    state = after;
    if (before != null) {
      letGo(before.loadables());
    }
  }

  private void letGo(Collection<Loadable> versions) {
    shelf.retire(versions.stream().filter(version -> !keeps(version)).toList());
  }
}
