package dev.attune.api.datasets;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attune.api.sql.Sql;
import dev.attune.data.datasets.Dataset;
import dev.attune.data.tasks.OutputTask;
import dev.attune.data.tasks.Scale;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Counts the examples of data sets, all of them at once. */
@ApplicationScoped
class DatasetTally {
  static final DatasetCounts EMPTY = new DatasetCounts(0, 0, Map.of(), Map.of(), null, null);

  private static final String EXAMPLES =
      """
      select dataset_id, coalesce(split, 'none') as split, count(*) as n, count(gold) as labelled
        from example where dataset_id = any (?::uuid[]) group by 1, 2
      """;
  private static final String LABELS =
      """
      select e.dataset_id, l.output, l.label, count(*) as n
        from example e cross join lateral gold_labels(e.gold) l
       where e.dataset_id = any (?::uuid[]) and e.gold is not null group by 1, 2, 3
      """;
  private static final String VALUES =
      """
      select e.dataset_id, v.output, v.scale, count(*) as n, sum(v.value) as sum,
             least(9, floor(10 * (v.value - s.least) / (s.greatest - s.least)))::int as bin
        from example e cross join lateral gold_values(e.gold) v
        join jsonb_to_recordset(?::jsonb) as s (dataset uuid, output text, scale text, least float8, greatest float8)
          on s.dataset = e.dataset_id and s.output = v.output and s.scale = v.scale
       where e.dataset_id = any (?::uuid[]) and e.gold is not null group by 1, 2, 3, 6
      """;

  private final Sql sql;
  private final DatasetLookup lookup;

  DatasetTally(Sql sql, DatasetLookup lookup) {
    this.sql = sql;
    this.lookup = lookup;
  }

  Map<UUID, DatasetCounts> of(List<Dataset> datasets) {
    Map<UUID, Tally> tallies = new HashMap<>();
    ArrayNode scales = JsonNodeFactory.instance.arrayNode();
    for (Dataset dataset : datasets) {
      var task = lookup.task(dataset.task);
      tallies.put(dataset.id, new Tally(task));
      TaskOutputs.of(task).forEach((name, output) -> describe(dataset.id, name, output, scales));
    }
    sql.forEach(
        EXAMPLES,
        row -> {
          Tally tally = tallies.get(row.uuid("dataset_id"));
          if (tally != null) {
            tally.addExamples(row.text("split"), row.whole("n"), row.whole("labelled"));
          }
        },
        tallies.keySet());
    sql.forEach(
        LABELS,
        row -> {
          Tally tally = tallies.get(row.uuid("dataset_id"));
          if (tally != null) {
            tally.addLabel(row.text("output"), row.text("label"), row.whole("n"));
          }
        },
        tallies.keySet());
    if (!scales.isEmpty()) {
      sql.forEach(
          VALUES,
          row -> {
            Tally tally = tallies.get(row.uuid("dataset_id"));
            if (tally != null) {
              tally.addValues(
                  row.text("output"),
                  row.text("scale"),
                  row.integer("bin"),
                  row.whole("n"),
                  row.number("sum"));
            }
          },
          scales,
          tallies.keySet());
    }
    Map<UUID, DatasetCounts> counts = new HashMap<>();
    tallies.forEach((id, tally) -> counts.put(id, tally.counts()));
    return counts;
  }

  private static void describe(UUID dataset, String name, OutputTask output, ArrayNode scales) {
    for (Scale scale : TaskOutputs.scales(output)) {
      scales
          .addObject()
          .put("dataset", dataset.toString())
          .put("output", name)
          .put("scale", scale.name())
          .put("least", scale.min())
          .put("greatest", scale.max());
    }
  }
}
