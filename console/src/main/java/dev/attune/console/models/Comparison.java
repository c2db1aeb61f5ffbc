package dev.attune.console.models;

import dev.attune.console.platform.models.Evaluation;
import dev.attune.console.platform.models.Figure;
import dev.attune.console.platform.models.LabelScore;
import dev.attune.console.platform.models.Version;
import dev.attune.console.platform.models.VersionComparison;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Two versions side by side, and what may be said about the difference.
 *
 * @param paired from their answers to the same test texts; null when those cannot be compared
 * @param unpaired why they cannot, in a service's words; null when they can
 */
public record Comparison(
    Version a, Version b, @Nullable VersionComparison paired, @Nullable String unpaired) {

  /** A figure in both versions. */
  public record FigureRow(Figure a, Figure b) {}

  /**
   * A label's F1 in both versions; null where a version does not know the label, or its test had no
   * example of it.
   *
   * @param output of a joint task; empty otherwise
   */
  public record LabelRow(String output, String label, @Nullable Double a, @Nullable Double b) {

    public @Nullable Double difference() {
      return a == null || b == null ? null : b - a;
    }
  }

  public @Nullable Evaluation first() {
    return a.metrics().shown();
  }

  public @Nullable Evaluation second() {
    return b.metrics().shown();
  }

  /** Whether both have figures to compare. */
  public boolean measured() {
    return first() != null && second() != null;
  }

  /** Whether both were measured on the same snapshot. */
  public boolean sameData() {
    return a.lineage() != null
        && b.lineage() != null
        && Objects.equals(a.lineage().contentHash(), b.lineage().contentHash());
  }

  /** Whether the figures of both, each on its own test split, are of the same texts. */
  public boolean sameTexts() {
    return paired == null ? sameData() : paired.sameTestSplit();
  }

  /** Whether both have the same headline, so that one can be above the other. */
  public boolean sameKind() {
    var x = first();
    var y = second();
    return x != null && y != null && x.headline().name().equals(y.headline().name());
  }

  /** Whether the headline of one of them lies between -1 and 1, not between 0 and 1. */
  public boolean signed() {
    return a.signed() || b.signed();
  }

  /** The name of the figure by which the two are compared. */
  public String headline() {
    var x = first();
    return x == null ? "" : x.headline().name();
  }

  /**
   * The number of the version that is better by more than chance, from the intervals alone; null
   * when that cannot be said.
   */
  public @Nullable Integer better() {
    var x = first();
    var y = second();
    if (x == null || y == null || !sameData() || !sameKind()) {
      return null;
    }
    var one = x.headline().interval();
    var other = y.headline().interval();
    if (!one.apart(other)) {
      return null;
    }
    return one.value() > other.value() ? a.number() : b.number();
  }

  /** The figures that both have. */
  public List<FigureRow> figures() {
    var x = first();
    var y = second();
    if (x == null || y == null) {
      return List.of();
    }
    return x.compared().stream()
        .flatMap(
            figure ->
                y.compared().stream()
                    .filter(figure::matches)
                    .map(other -> new FigureRow(figure, other)))
        .toList();
  }

  /** The labels that one of the two knows, output by output. */
  public List<LabelRow> labels() {
    var x = parts(first());
    var y = parts(second());
    var rows = new ArrayList<LabelRow>();
    for (var output : either(List.copyOf(x.keySet()), List.copyOf(y.keySet()))) {
      var some = scores(x.get(output));
      var others = scores(y.get(output));
      for (var label : either(labels(some), labels(others))) {
        rows.add(new LabelRow(output, label, f1(some, label), f1(others, label)));
      }
    }
    return rows;
  }

  private static Map<String, Evaluation> parts(@Nullable Evaluation evaluation) {
    return evaluation == null ? Map.of() : evaluation.parts();
  }

  private static SequencedSet<String> either(List<String> some, List<String> others) {
    var all = new LinkedHashSet<>(some);
    all.addAll(others);
    return all;
  }

  private static List<LabelScore> scores(@Nullable Evaluation evaluation) {
    return evaluation == null ? List.of() : evaluation.labelScores();
  }

  private static List<String> labels(List<LabelScore> scores) {
    return scores.stream().map(LabelScore::label).toList();
  }

  private static @Nullable Double f1(List<LabelScore> scores, String label) {
    return scores.stream()
        .filter(score -> score.label().equals(label) && score.isMeasured())
        .map(LabelScore::f1)
        .findFirst()
        .orElse(null);
  }
}
