package dev.attune.api.labels;

import dev.attune.api.datasets.TaskOutputs;
import dev.attune.api.sql.Sql;
import dev.attune.data.tasks.RegressionTask;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The labels in the right answers of examples. */
@ApplicationScoped
class LabelledExamples {
  private static final String WITH_LABEL =
      """
      e.id in (select l.example_id from example_label l where l.dataset_id = ? and l.output = ? and l.label = ?)
      """;

  /** Whoever has an answer to a regression has a value on each of its scales. */
  private static final String WITH_SCALE = "e.gold is not null and gold_has(e.gold, ?, ?)";

  private static final String REPLACE =
      "update example e set gold = gold_relabelled(e.gold, ?, ?, ?::text, ?::text[])"
          + " where e.dataset_id = ? and ";
  private static final String DISCARD =
      "update example e set gold = null, labelled_by = null where e.dataset_id = ? and "
          + WITH_LABEL;
  private static final String LABELS =
      """
      select output, label, count(*) as n from example_label where dataset_id = ? group by 1, 2
      """;
  private static final String SCALES =
      """
      select v.output, v.scale as label, count(*) as n
        from example e cross join lateral gold_values(e.gold) v
       where e.dataset_id = ? and e.gold is not null group by 1, 2
      """;

  private final Sql sql;

  LabelledExamples(Sql sql) {
    this.sql = sql;
  }

  /** Counts the examples by label and by scale. */
  void count(UUID dataset, AnsweredLabels.Counts counts) {
    for (String query : new String[] {LABELS, SCALES}) {
      sql.forEach(
          query, row -> counts.add(row.text("output"), row.text("label"), row.whole("n")), dataset);
    }
  }

  /** Puts the replacement, or nothing, in the label's place; says in how many examples. */
  long replace(LabelEdit edit) {
    if (TaskOutputs.of(edit.before()).get(edit.output()) instanceof RegressionTask) {
      return sql.update(
          REPLACE + WITH_SCALE,
          edit.output(),
          edit.label(),
          edit.replacement(),
          edit.order(),
          edit.dataset(),
          edit.output(),
          edit.label());
    }
    return sql.update(
        REPLACE + WITH_LABEL,
        edit.output(),
        edit.label(),
        edit.replacement(),
        edit.order(),
        edit.dataset(),
        edit.dataset(),
        edit.output(),
        edit.label());
  }

  /** Takes the right answers that have the label away; says of how many examples. */
  long discard(LabelEdit edit) {
    return sql.update(DISCARD, edit.dataset(), edit.dataset(), edit.output(), edit.label());
  }
}
