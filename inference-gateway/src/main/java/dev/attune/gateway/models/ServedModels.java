package dev.attune.gateway.models;

import dev.attune.gateway.engine.Engines;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The models in use, each following its deployment. */
@ApplicationScoped
public class ServedModels {
  private final ModelTable table;
  private final VersionShelf shelf;
  private final Engines engines;
  private final ModelsConfig config;
  private final Clock clock;
  private final Map<ModelKey, ServedModel> models = new ConcurrentHashMap<>();

  ServedModels(
      ModelTable table, VersionShelf shelf, Engines engines, ModelsConfig config, Clock clock) {
    this.table = table;
    this.shelf = shelf;
    this.engines = engines;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Who answers a request on what a model has in production.
   *
   * @throws StartingException before every base model is open
   */
  public Route production(UUID tenantId, String name) {
    ServedModel model = model(tenantId, name);
    ModelState state = state(model);
    if (state.record().deployment() == null) {
      // Its first deployment may be so young that the notification is still on its way.
      state = model.lookAgain().orElseThrow(UnknownModelException::model);
    }
    if (state.record().deployment() == null) {
      throw new NotDeployedException(model.key());
    }
    Serving serving = state.serving();
    if (serving == null) {
      throw new NothingServesException(
          Objects.requireNonNullElse(state.trouble(), "The model is being loaded."));
    }
    Map<Integer, VersionRecord> versions = new HashMap<>();
    serving.versions().forEach(version -> versions.put(version.number(), version));
    return new Route(
        state.record(),
        serving.production().number(),
        serving.canary() == null ? null : serving.deployment().canary(),
        serving.shadow() == null ? null : serving.deployment().shadow(),
        versions,
        shelf,
        version -> model.keeps(version.loadable()));
  }

  /**
   * Who answers a request on one version, deployed or not.
   *
   * @throws StartingException before every base model is open
   */
  public Route version(UUID tenantId, String name, int number) {
    ServedModel model = model(tenantId, name);
    ModelState state = state(model);
    VersionRecord version =
        model.version(state, number).orElseThrow(() -> UnknownModelException.version(number));
    return new Route(
        state.record(), number, null, null, Map.of(number, version), shelf, any -> true);
  }

  /** Follows a change of a deployment; a model that nobody asked yet needs no following. */
  public void deploymentChanged(UUID tenantId, UUID modelId) {
    models.values().stream()
        .filter(model -> model.key().tenantId().equals(tenantId))
        .filter(model -> model.state().filter(s -> s.record().id().equals(modelId)).isPresent())
        .forEach(ServedModel::refresh);
  }

  /**
   * Compares the models in use with the database in one query, should a notification have been
   * missed, and tries again what did not load.
   */
  public void poll() {
    Map<UUID, ServedModel> used = new HashMap<>();
    models.values().forEach(m -> m.state().ifPresent(s -> used.put(s.record().id(), m)));
    Map<UUID, ModelTable.Standing> standings = table.standings(used.keySet());
    used.forEach(
        (id, model) -> {
          boolean asKnown =
              model
                  .state()
                  .filter(state -> state.trouble() == null)
                  .map(state -> state.standing().equals(standings.get(id)))
                  .orElse(false);
          if (asKnown) {
            model.confirm();
          } else {
            model.refresh();
          }
        });
  }

  /** Loads a model before anybody asks for it. */
  public void prepare(UUID tenantId, String name) {
    model(tenantId, name).refresh();
  }

  /** How every model in use stands. */
  public List<ModelReport> reports() {
    return models.values().stream()
        .flatMap(model -> model.state().stream())
        .flatMap(state -> ModelReport.of(state).stream())
        .toList();
  }

  /** Looks at every model in use again, for when notifications may have been missed. */
  public void refreshAll() {
    models.values().forEach(ServedModel::refresh);
  }

  /** What is known of a model, if it was asked before. */
  Optional<ModelState> known(ModelKey key) {
    return Optional.ofNullable(models.get(key)).flatMap(ServedModel::state);
  }

  private ServedModel model(UUID tenantId, String name) {
    return models.computeIfAbsent(
        new ModelKey(tenantId, name), key -> new ServedModel(key, table, shelf, clock));
  }

  /** Nothing is loaded before it can be: a version that fails is not tried again for a while. */
  private ModelState state(ServedModel model) {
    if (!engines.ready()) {
      throw new StartingException();
    }
    Optional<ModelState> known;
    try {
      known = model.stateOrLook();
    } finally {
      if (model.state().isEmpty()) {
        models.remove(model.key(), model);
      }
    }
    ModelState state = known.orElseThrow(UnknownModelException::model);
    Duration age = Duration.between(state.readAt(), clock.instant());
    if (age.compareTo(config.freshness()) > 0) {
      model.refresh();
    }
    return state;
  }
}
