package dev.attune.console.models;

import dev.attune.console.platform.datasets.Example;
import dev.attune.console.platform.models.Metrics.Mistake;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version's worst mistakes with their texts.
 *
 * @param dataset id of the data set that they come from
 * @param total how many there are besides those shown
 * @param hidden whether the reader's role sees no texts
 */
public record WorstMistakes(String dataset, List<Row> shown, int total, boolean hidden) {

  static final WorstMistakes NONE = new WorstMistakes("", List.of(), 0, false);

  /**
   * One of them.
   *
   * @param text null for a role that reads no texts, and when the example is gone
   * @param here whether the example is still in the data set
   */
  public record Row(Mistake mistake, @Nullable String text, boolean here) {}

  static WorstMistakes of(
      String dataset,
      List<Mistake> shown,
      int total,
      Map<String, Example> examples,
      boolean hidden) {
    var rows =
        shown.stream()
            .map(
                mistake -> {
                  var example = examples.get(mistake.example());
                  return new Row(mistake, example == null ? null : example.text(), example != null);
                })
            .toList();
    return new WorstMistakes(dataset, rows, total, hidden);
  }

  public boolean further() {
    return total > shown.size();
  }

  /** Whether they are mistakes of several outputs. */
  public boolean byOutput() {
    return shown.stream().anyMatch(row -> row.mistake().output() != null);
  }
}
