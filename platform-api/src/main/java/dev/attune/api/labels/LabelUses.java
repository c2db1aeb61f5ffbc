package dev.attune.api.labels;

import dev.attune.api.datasets.DatasetLookup;
import dev.attune.api.datasets.TaskOutputs;
import dev.attune.api.paging.Page;
import dev.attune.data.datasets.Dataset;
import dev.attune.data.tasks.OutputTask;
import dev.attune.data.tasks.RegressionTask;
import dev.attune.data.tasks.SingleLabelTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;

/** Shows which labels a data set has and what has them. */
@ApplicationScoped
class LabelUses {
  private final DatasetLookup datasets;
  private final LabelledExamples examples;
  private final AnsweredLabels answers;

  LabelUses(DatasetLookup datasets, LabelledExamples examples, AnsweredLabels answers) {
    this.datasets = datasets;
    this.examples = examples;
    this.answers = answers;
  }

  @Transactional
  Page<LabelUse> list(String name) {
    Dataset dataset = datasets.required(name);
    LabelTally tally = new LabelTally();
    examples.count(dataset.id, tally::addExamples);
    answers.count(dataset.id, tally::addAnswers);
    List<LabelUse> uses = new ArrayList<>();
    TaskOutputs.of(datasets.task(dataset.task))
        .forEach(
            (output, task) ->
                ChangedTask.names(task)
                    .forEach(label -> uses.add(use(tally.of(output, label), output, task, label))));
    return new Page<>(uses, null);
  }

  private static LabelUse use(
      LabelTally.Count count, String output, OutputTask task, String label) {
    return new LabelUse(
        LabelHistory.outputOrNull(output),
        label,
        kind(task, label),
        count.examples(),
        count.answers());
  }

  private static String kind(OutputTask task, String label) {
    return switch (task) {
      case RegressionTask ignored -> "scale";
      case SingleLabelTask single when label.equals(single.outOfScopeLabel()) -> "out-of-scope";
      default -> "label";
    };
  }
}
