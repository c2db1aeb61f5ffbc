package dev.attune.api.runs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Learns from the tenant's earlier runs of the same base model and method how many seconds an
 * example takes per epoch (the median), searches aside, and says nothing where there is nothing to
 * learn from.
 */
@ApplicationScoped
class Estimates {
  private static final String LEARN =
      """
      select percentile_cont(0.5) within group (order by seconds / (examples * epochs)) as seconds_each,
             count(*)::int as runs
        from (select extract(epoch from finished_at - started_at)::float8 as seconds,
                     (metrics -> 'training' ->> 'trainExamples')::float8 as examples,
                     (metrics -> 'training' ->> 'epochs')::float8 as epochs
                from training_run
               where base_model = ? and method = ? and state = 'succeeded' and started_at is not null and search is null
               order by id desc limit 20) earlier
       where examples > 0 and epochs > 0 having count(*) > 0
      """;

  private final Sql sql;

  Estimates(Sql sql) {
    this.sql = sql;
  }

  RunView.@Nullable Estimate of(
      String baseModel, String method, JsonNode hyperparameters, @Nullable JsonNode counts) {
    double epochs = hyperparameters.path("epochs").asDouble();
    long examples = counts == null ? 0 : counts.path("train").asLong();
    if (epochs <= 0 || examples <= 0) {
      return null;
    }
    return sql.one(
            LEARN,
            row ->
                new RunView.Estimate(
                    Math.max(1, Math.round(row.number("seconds_each") * examples * epochs)),
                    row.integer("runs")),
            baseModel,
            method)
        .orElse(null);
  }
}
