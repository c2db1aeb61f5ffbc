package dev.attune.api.datasets;

import dev.attune.api.sql.Sql;
import dev.attune.data.tasks.MultiLabelTask;
import dev.attune.data.tasks.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Keeps sets of labels in the order of the task, in which they are stored so that equal sets are
 * equal JSON: when the labels change places, every stored set follows.
 */
@ApplicationScoped
class LabelOrder {
  /** A label under its own name changes nothing but the order of the set it may be in. */
  private static final List<String> SORT =
      Stream.of(
              Map.entry("example", "gold"),
              Map.entry("annotation", "answer"),
              Map.entry("annotation", "suggestion"),
              Map.entry("annotation_lease", "suggestion"),
              Map.entry("annotation_item", "decision"))
          .map(
              column ->
                  """
                  update %1$s t set %2$s = gold_relabelled(t.%2$s, ?, ?::text, ?::text, ?::text[])
                   where t.dataset_id = ? and t.%2$s <> gold_relabelled(t.%2$s, ?, ?::text, ?::text, ?::text[])
                  """
                      .formatted(column.getKey(), column.getValue()))
          .toList();

  private final Sql sql;

  LabelOrder(Sql sql) {
    this.sql = sql;
  }

  /** Brings stored sets into the order of a new task; run it under the data set's lock. */
  void follow(UUID dataset, Task before, Task after) {
    var outputs = TaskOutputs.of(after);
    TaskOutputs.of(before)
        .forEach(
            (output, task) -> {
              if (task instanceof MultiLabelTask then
                  && outputs.get(output) instanceof MultiLabelTask now) {
                List<String> order = now.goldLabels();
                List<String> kept = order.stream().filter(then.goldLabels()::contains).toList();
                if (!kept.equals(then.goldLabels().stream().filter(kept::contains).toList())) {
                  String any = kept.getFirst();
                  SORT.forEach(
                      sort ->
                          sql.update(
                              sort, output, any, any, order, dataset, output, any, any, order));
                }
              }
            });
  }
}
