package dev.attune.console.models;

import dev.attune.console.platform.models.Evaluation;
import dev.attune.console.platform.models.Figure;
import dev.attune.console.platform.models.LabelScore;
import dev.attune.console.platform.models.Version;
import dev.attune.console.platform.models.VersionComparison;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
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

  /** A label's F1 in both versions; null where a version does not know the label. */
  public record LabelRow(String label, @Nullable Double a, @Nullable Double b) {

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

  /** Whether both have the same headline, so that one can be above the other. */
  public boolean sameKind() {
    var x = first();
    var y = second();
    return x != null && y != null && x.headline().name().equals(y.headline().name());
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

  public List<LabelRow> labels() {
    var names = new LinkedHashSet<String>();
    scores(first()).forEach(score -> names.add(score.label()));
    scores(second()).forEach(score -> names.add(score.label()));
    return names.stream()
        .map(name -> new LabelRow(name, f1(first(), name), f1(second(), name)))
        .toList();
  }

  private static List<LabelScore> scores(@Nullable Evaluation evaluation) {
    return evaluation == null ? List.of() : evaluation.labelScores();
  }

  private static @Nullable Double f1(@Nullable Evaluation evaluation, String label) {
    return scores(evaluation).stream()
        .filter(score -> score.label().equals(label))
        .map(LabelScore::f1)
        .findFirst()
        .orElse(null);
  }
}
