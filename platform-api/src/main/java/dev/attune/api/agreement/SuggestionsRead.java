package dev.attune.api.agreement;

import dev.attune.agreement.Anchoring;
import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.sql.Sql;
import dev.attune.data.datasets.Dataset;
import dev.attune.data.tasks.Task;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Compares answers with the suggestions that chance showed people or withheld from them. */
@ApplicationScoped
class SuggestionsRead {
  private static final String ANSWERS =
      """
      select a.answer, a.suggestion, a.suggestion_use = 'shown' as shown
        from annotation a join annotation_item i on i.example_id = a.example_id
       where a.dataset_id = ? and a.answer is not null and not a.returned and i.state <> 'gold' and not a.uploaded
         and a.suggestion_use in ('shown', 'withheld')
      """;

  private final Sql sql;
  private final DatasetLookup datasets;

  SuggestionsRead(Sql sql, DatasetLookup datasets) {
    this.sql = sql;
    this.datasets = datasets;
  }

  @Transactional
  Anchoring read(String datasetName) {
    Dataset dataset = datasets.required(datasetName);
    Task task = datasets.task(dataset.task);
    int[] answers = new int[2];
    int[] same = new int[2];
    sql.forEach(
        ANSWERS,
        row -> {
          int group = row.truth("shown") ? 0 : 1;
          answers[group]++;
          same[group] +=
              SameAnswer.isSame(task, row.json("answer"), row.json("suggestion")) ? 1 : 0;
        },
        dataset.id);
    return Anchoring.of(
        new Anchoring.Group(answers[0], same[0]), new Anchoring.Group(answers[1], same[1]));
  }
}
