package dev.attune.api.datasets;

import dev.attune.api.problems.Excerpt;
import dev.attune.api.problems.Refusal;
import dev.attune.api.sql.Sql;
import dev.attune.data.datasets.Dataset;
import dev.attune.data.tasks.OutputTask;
import dev.attune.data.tasks.Scale;
import dev.attune.data.tasks.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Keeps the answers that a data set has right under a new task: labels may come and unused ones go,
 * scales may grow; what the examples say stays.
 */
@ApplicationScoped
class TaskChanges {
  private final Sql sql;
  private final DatasetLookup lookup;

  TaskChanges(Sql sql, DatasetLookup lookup) {
    this.sql = sql;
    this.lookup = lookup;
  }

  /**
   * Refuses a task that an answer does not fit, be it gold or what somebody said while annotating;
   * run it under the data set's lock.
   */
  void check(Dataset dataset, Task wanted) {
    long labelled =
        sql.single(
            """
            select count(*) as n from example e
             where e.dataset_id = ?
               and (e.gold is not null
                    or exists (select from annotation a where a.example_id = e.id and a.answer is not null))
            """,
            row -> row.whole("n"),
            dataset.id);
    if (labelled == 0) {
      return;
    }
    Task present = lookup.task(dataset.task);
    if (!shape(present).equals(shape(wanted))) {
      throw Refusal.conflict(
          labelled
              + " examples are labelled for the present task, so its type and its outputs stay; labels may be added.");
    }
    Map<String, OutputTask> after = TaskOutputs.of(wanted);
    TaskOutputs.of(present)
        .forEach(
            (name, before) -> {
              OutputTask output = after.getOrDefault(name, before);
              List<String> gone = new ArrayList<>(before.goldLabels());
              gone.removeAll(output.goldLabels());
              checkUnused(dataset.id, name, gone);
              TaskOutputs.scales(output).forEach(scale -> checkRange(dataset.id, name, scale));
            });
  }

  /** What must not change: types, and the names of outputs and scales. */
  private static Map<String, List<String>> shape(Task task) {
    Map<String, List<String>> shape = new LinkedHashMap<>();
    TaskOutputs.of(task)
        .forEach(
            (name, output) -> {
              List<String> parts = new ArrayList<>(List.of(output.type()));
              TaskOutputs.scales(output).stream().map(Scale::name).sorted().forEach(parts::add);
              shape.put(name, parts);
            });
    return shape;
  }

  private void checkUnused(UUID dataset, String output, List<String> gone) {
    sql.one(
            """
            select label, count(distinct example_id) as n
              from (select label, example_id from example_label
                     where dataset_id = ? and output = ? and label = any (?)
                     union all
                    select l.label, a.example_id from annotation a cross join lateral gold_labels(a.answer) l
                     where a.dataset_id = ? and a.answer is not null and l.output = ? and l.label = any (?)) used
             group by 1 order by 1
            """,
            row ->
                Refusal.conflict(
                    row.whole("n")
                        + " examples have the label "
                        + Excerpt.of(row.text("label"))
                        + "."),
            dataset,
            output,
            gone,
            dataset,
            output,
            gone)
        .ifPresent(
            refusal -> {
              throw refusal;
            });
  }

  private void checkRange(UUID dataset, String output, Scale scale) {
    long outside =
        sql.single(
            """
            select count(distinct said.id) as n
              from (select e.id, e.gold as answer from example e where e.dataset_id = ? and e.gold is not null
                     union all
                    select a.example_id, a.answer from annotation a where a.dataset_id = ? and a.answer is not null) said
             cross join lateral gold_values(said.answer) v
             where v.output = ? and v.scale = ? and not v.value between ? and ?
            """,
            row -> row.whole("n"),
            dataset,
            dataset,
            output,
            scale.name(),
            scale.min(),
            scale.max());
    if (outside > 0) {
      throw Refusal.conflict(
          outside
              + " examples have a value outside the new range of the scale "
              + Excerpt.of(scale.name())
              + ".");
    }
  }
}
