package dev.attune.api.runs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Learns how long a run takes from the tenant's earlier ones of the same base model and method: the
 * median of their seconds per training example. Of the last 20 those count that were asked for as
 * many epochs (all when there are none, by how often they passed the texts through the encoder,
 * which in {@code head} is once, and in {@code few-shot} is up to the epochs of the pairs), and of
 * these the five whose training split is nearest in size. Searches are left out, and where there is
 * nothing to learn from nothing is said.
 */
@ApplicationScoped
class Estimates {
  private static final String LEARN =
      """
      with earlier as (
        select r.seconds / r.examples as seconds_each, r.examples, r.passes, r.asked,
               bool_or(r.asked is not distinct from wanted.epochs) over () as any_alike, wanted.*
          from (values (?::float8, ?::float8)) wanted (epochs, size),
               (select extract(epoch from finished_at - started_at)::float8 as seconds,
                       (metrics -> 'training' ->> 'trainExamples')::float8 as examples,
                       (hyperparameters ->> 'epochs')::float8 as asked,
                       case method when 'head' then null
                                   when 'few-shot' then (hyperparameters ->> 'epochs')::float8
                                   else (metrics -> 'training' ->> 'epochs')::float8 end as passes
                  from training_run
                 where base_model = ? and method = ? and state = 'succeeded' and started_at is not null and search is null
                 order by id desc limit 20) r
         where r.examples > 0),
      nearest as (
        select case when any_alike then seconds_each
                    else coalesce(seconds_each * epochs / passes, seconds_each) end as seconds_each
          from earlier where not any_alike or asked is not distinct from epochs
         order by abs(ln(examples / size)) limit 5)
      select percentile_cont(0.5) within group (order by seconds_each) as seconds_each, count(*)::int as runs
        from nearest having count(*) > 0
      """;

  private final Sql sql;

  Estimates(Sql sql) {
    this.sql = sql;
  }

  /**
   * Estimates a run.
   *
   * @param hyperparameters as the run has them, without epochs when the worker chooses them
   * @param counts of the snapshot
   * @return null when there is nothing to learn from
   */
  RunView.@Nullable Estimate of(
      String baseModel, String method, JsonNode hyperparameters, @Nullable JsonNode counts) {
    long examples = counts == null ? 0 : counts.path("train").asLong();
    if (examples <= 0) {
      return null;
    }
    JsonNode epochs = hyperparameters.path("epochs");
    return sql.one(
            LEARN,
            row ->
                new RunView.Estimate(
                    Math.max(1, Math.round(row.number("seconds_each") * examples)),
                    row.integer("runs")),
            epochs.isNumber() ? epochs.asDouble() : null,
            (double) examples,
            baseModel,
            method)
        .orElse(null);
  }
}
