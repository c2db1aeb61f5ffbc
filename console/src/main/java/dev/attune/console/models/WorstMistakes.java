package dev.attune.console.models;

import dev.attune.console.platform.datasets.Example;
import dev.attune.console.platform.datasets.Gold;
import dev.attune.console.platform.datasets.GoldWords;
import dev.attune.console.platform.datasets.Task;
import dev.attune.console.platform.models.Metrics.Mistake;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version's worst mistakes with their texts.
 *
 * @param dataset id of the data set that they come from
 * @param hidden whether the reader's role sees no texts
 */
public record WorstMistakes(String dataset, List<Row> shown, boolean hidden) {

  /** How the list of mistakes says that there is no label, no part, no answer. */
  private static final String NO_ANSWER = "-";

  static final WorstMistakes NONE = new WorstMistakes("", List.of(), false);

  /**
   * One of them.
   *
   * @param text null for a role that reads no texts, and when the example is gone
   * @param here whether the example is still in the data set
   */
  public record Row(Mistake mistake, Gold right, Gold wrong, @Nullable String text, boolean here) {

    /** The output; null where there is only one. */
    public @Nullable String output() {
      return mistake.output() == null || mistake.output().isEmpty() ? null : mistake.output();
    }
  }

  static WorstMistakes of(
      String dataset,
      @Nullable Task task,
      List<Mistake> shown,
      Map<String, Example> examples,
      boolean hidden) {
    var rows =
        shown.stream()
            .map(
                mistake -> {
                  var example = examples.get(mistake.example());
                  var asked = asked(task, mistake.output());
                  return new Row(
                      mistake,
                      GoldWords.read(mistake.gold(), asked, NO_ANSWER),
                      GoldWords.read(mistake.predicted(), asked, NO_ANSWER),
                      example == null ? null : example.text(),
                      example != null);
                })
            .toList();
    return new WorstMistakes(dataset, rows, hidden);
  }

  private static Task asked(@Nullable Task task, @Nullable String output) {
    if (task == null) {
      return Task.singleLabel(List.of(), null);
    }
    return task.answers().stream()
        .filter(answer -> answer.name().equals(output))
        .findFirst()
        .map(Task.Output::task)
        .orElse(task);
  }

  /** Whether they are mistakes of several outputs. */
  public boolean byOutput() {
    return shown.stream().anyMatch(row -> row.output() != null);
  }
}
