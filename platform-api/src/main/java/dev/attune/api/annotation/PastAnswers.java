package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.datasets.TaskOutputs;
import dev.attune.api.labels.LabelChangeView;
import dev.attune.api.labels.LabelHistory;
import dev.attune.api.problems.Excerpt;
import dev.attune.api.problems.Refusal;
import dev.attune.api.sql.Sql;
import dev.attune.data.tasks.OutputTask;
import dev.attune.data.tasks.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Says answers of the history, which keep the words of then, in the words of now. */
@ApplicationScoped
class PastAnswers {
  private static final String HAS = "select gold_has(?::jsonb, ?, ?) as yes";
  private static final String RELABELLED =
      "select gold_relabelled(?::jsonb, ?, ?, ?::text, ?::text[]) as answer";

  private final Sql sql;
  private final LabelHistory labels;
  private final AnswerReader reader;

  PastAnswers(Sql sql, LabelHistory labels, AnswerReader reader) {
    this.sql = sql;
    this.labels = labels;
    this.reader = reader;
  }

  /**
   * The answer as the task has it now: its labels have been through every change since, as answers
   * that were kept have. 409 when one of them is gone, or the task asks something else by now.
   *
   * @param at when it was said; the data set is locked against changes of its labels
   */
  JsonNode now(UUID dataset, Task task, UUID example, JsonNode said, Instant at) {
    JsonNode answer = said;
    for (LabelChangeView change : labels.all(dataset)) {
      if (!change.at().isBefore(at)) {
        answer = after(change, task, answer);
      }
    }
    return reader.storedAgain(task, example, answer);
  }

  private JsonNode after(LabelChangeView change, Task task, JsonNode answer) {
    String output = change.output() == null ? TaskOutputs.ONLY : change.output();
    if (!sql.single(HAS, row -> row.truth("yes"), answer, output, change.label())) {
      return answer;
    }
    if (change.to() == null && !change.strips()) {
      throw Refusal.conflict(
          "The label "
              + Excerpt.of(change.label())
              + " of this answer has been deleted since, so it cannot be restored.");
    }
    OutputTask asked = TaskOutputs.of(task).get(output);
    return sql.single(
        RELABELLED,
        row -> row.json("answer"),
        answer,
        output,
        change.label(),
        change.to(),
        asked == null ? List.of() : asked.goldLabels());
  }
}
