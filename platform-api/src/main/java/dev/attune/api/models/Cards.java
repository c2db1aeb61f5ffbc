package dev.attune.api.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.datasets.TaskOutputs;
import dev.attune.api.problems.Refusal;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import dev.attune.data.tasks.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;

/** Makes a version's card from what is on record about it; nothing in it was written by hand. */
@ApplicationScoped
class Cards {
  private static final String SELECT =
      """
      select m.name as model, v.number, v.created_at, v.method, v.task, v.metrics, v.lineage,
             b.name as base_name, b.language as base_language, b.licence, b.source, b.max_tokens,
             s.counts, d.language
        from model_version v join model m on m.id = v.model_id join base_model b on b.name = v.base_model
        left join snapshot s on s.id = v.snapshot_id left join dataset d on d.id = s.dataset_id
       where v.model_id = ? and v.number = ?
      """;

  private final Sql sql;
  private final ModelLookup models;
  private final DatasetLookup datasets;

  Cards(Sql sql, ModelLookup models, DatasetLookup datasets) {
    this.sql = sql;
    this.models = models;
    this.datasets = datasets;
  }

  @Transactional
  ModelCard of(String model, int version) {
    return sql.one(SELECT, this::card, models.required(model).id, version)
        .orElseThrow(() -> Refusal.notFound("There is no such version."));
  }

  private ModelCard card(Row row) throws SQLException {
    JsonNode lineage = Lineage.shown(row.json("lineage"));
    JsonNode metrics = row.json("metrics");
    Task task = datasets.task(row.json("task"));
    ModelCard.Base base =
        new ModelCard.Base(
            row.text("base_name"),
            row.text("base_language"),
            row.text("licence"),
            row.text("source"),
            // As it was when this version was trained, whatever the registry says now.
            lineage.path("baseModelSha256").asText(),
            row.integer("max_tokens"));
    ModelCard.Data data =
        new ModelCard.Data(
            lineage.path("dataset").asText(),
            lineage.path("snapshot").asText(),
            lineage.path("contentHash").asText(),
            row.textOrNull("language"),
            row.json("task"),
            TaskOutputs.of(task).values().stream()
                .flatMap(output -> output.goldLabels().stream())
                .distinct()
                .toList(),
            row.jsonOrNull("counts"));
    ModelCard.Evaluation test = CardFacts.evaluation(metrics.path("test"));
    ModelCard.Evaluation validation = CardFacts.evaluation(metrics.path("validation"));
    JsonNode hyperparameters = lineage.path("hyperparameters");
    return new ModelCard(
        row.text("model"),
        row.integer("number"),
        row.instant("created_at"),
        base,
        row.text("method"),
        hyperparameters,
        data,
        test,
        validation,
        CardFacts.calibration(metrics),
        CardFacts.present(metrics.path("training")),
        CardLimits.of(
            task,
            hyperparameters.path("maxTokens").asInt(base.maxTokens()),
            data,
            test,
            validation),
        CardFacts.warnings(metrics));
  }
}
