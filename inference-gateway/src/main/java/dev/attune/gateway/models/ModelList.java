package dev.attune.gateway.models;

import dev.attune.gateway.metering.MonthlyTotals;
import dev.attune.gateway.metering.Usage;
import dev.attune.text.onnx.Precision;
import dev.attune.text.task.Joint;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Regression;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Task;
import dev.attune.text.task.TaskJson;
import dev.attune.text.task.TokenLabels;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What serves, for people and apps to see. */
@ApplicationScoped
public class ModelList {
  private final ModelTable table;
  private final ServedModels models;
  private final VersionShelf shelf;
  private final MonthlyTotals usage;

  ModelList(ModelTable table, ServedModels models, VersionShelf shelf, MonthlyTotals usage) {
    this.table = table;
    this.models = models;
    this.shelf = shelf;
    this.usage = usage;
  }

  /**
   * A page of models with a version in production.
   *
   * @param names only these; all when empty
   * @param after the name after which the page begins
   */
  public ModelPage page(UUID tenantId, Set<String> names, String after, int limit) {
    List<DeployedModel> rows = table.deployed(tenantId, names, after, limit + 1);
    MonthlyTotals.ByModel used =
        usage.byModel(tenantId, rows.stream().map(row -> row.model().id()).toList());
    List<ModelSummary> items = rows.stream().limit(limit).map(row -> summary(row, used)).toList();
    return new ModelPage(items, rows.size() > limit ? items.getLast().model() : null);
  }

  private ModelSummary summary(DeployedModel deployed, MonthlyTotals.ByModel used) {
    DeploymentRecord deployment = deployed.deployment();
    DeploymentRecord.Canary canary = deployment.canary();
    VersionRecord production = deployed.production();
    return new ModelSummary(
        deployed.model().key().name(),
        deployment.production(),
        canary == null ? null : new ModelSummary.Canary(canary.version(), canary.percent()),
        deployment.shadow(),
        deployment.pinned(),
        deployment.since(),
        production.baseModel(),
        production.method(),
        labels(production.task()),
        TaskJson.write(production.task()),
        precision(deployed).id(),
        usage(used, deployed.model().id()),
        status(deployed));
  }

  private static ModelUsage usage(MonthlyTotals.ByModel used, UUID modelId) {
    Usage usage = used.of(modelId);
    return new ModelUsage(used.since(), usage.requests(), usage.texts(), usage.tokens());
  }

  private static List<String> labels(Task task) {
    return switch (task) {
      case SingleLabel single -> single.labels();
      case MultiLabel multi -> multi.labels();
      case TokenLabels token -> token.labels();
      case Regression regression -> List.of();
      case Joint joint -> List.of();
    };
  }

  /** That of the version that answers; of the one that shall, when none does. */
  private Precision precision(DeployedModel deployed) {
    return models
        .known(deployed.model().key())
        .map(ModelState::serving)
        .map(serving -> serving.production().precision())
        .orElse(deployed.production().precision());
  }

  private ModelStatus status(DeployedModel deployed) {
    int production = deployed.deployment().production();
    Optional<ModelState> known = models.known(deployed.model().key());
    if (known.isEmpty()) {
      return new ModelStatus(ModelStatus.State.COLD, production, null);
    }
    Serving serving = known.get().serving();
    String trouble = known.get().trouble();
    if (serving == null) {
      return trouble == null
          ? new ModelStatus(ModelStatus.State.COLD, production, null)
          : new ModelStatus(ModelStatus.State.FAILED, null, trouble);
    }
    int answering = serving.production().number();
    if (trouble != null) {
      return new ModelStatus(ModelStatus.State.DEGRADED, answering, trouble);
    }
    if (!known.get().serves(deployed.model())) {
      return new ModelStatus(ModelStatus.State.SWITCHING, answering, null);
    }
    boolean loaded = shelf.state(serving.production().loadable()) == ShelfState.LOADED;
    return new ModelStatus(
        loaded ? ModelStatus.State.SERVING : ModelStatus.State.COLD, answering, null);
  }
}
