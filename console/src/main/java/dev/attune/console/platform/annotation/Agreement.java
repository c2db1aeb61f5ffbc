package dev.attune.console.platform.annotation;

import dev.attune.console.platform.models.Interval;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How far the annotators of a data set agree.
 *
 * @param examples those that two or more annotators have answered
 * @param drawn on how many of them the figures rest
 * @param single examples that one annotator has answered
 * @param chosen how many of {@code examples} a model chose
 * @param perText how many people the plan asks about each example; null without a plan
 */
public record Agreement(
    long examples,
    long drawn,
    long single,
    long chosen,
    @Nullable Integer perText,
    List<Output> outputs) {

  /** Whether the figures rest on a part of the examples. */
  public boolean sampled() {
    return drawn < examples;
  }

  /** Whether only texts can be compared that more people were asked about than the plan says. */
  public boolean onePerText() {
    return perText != null && perText == 1;
  }

  /** One output of the task; see the API's description. */
  public record Output(
      @Nullable String name,
      @Nullable String scale,
      String type,
      List<Figure> figures,
      List<OfLabel> labels,
      List<OfPair> pairs,
      long allPairs,
      List<OfAnnotator> annotators,
      long allAnnotators,
      List<Confusion> confusions) {

    /** What the output is called; empty where there is one. */
    public String heading() {
      if (name == null) {
        return scale == null ? "" : scale;
      }
      return scale == null ? name : name + " · " + scale;
    }

    /** The figure to look at first. */
    public Figure first() {
      return figures.getFirst();
    }

    /** Whether there are more pairs than are listed. */
    public boolean somePairs() {
      return pairs.size() < allPairs;
    }

    /** Whether there are more annotators than are listed. */
    public boolean someAnnotators() {
      return annotators.size() < allAnnotators;
    }

    /** Whether an answer is a set of labels. */
    public boolean ofSets() {
      return annotators.stream().anyMatch(annotator -> !annotator.found().isEmpty());
    }

    /** Whether there are so many labels that no matrix is shown. */
    public boolean tooManyLabels() {
      return !ofSets() && annotators.stream().anyMatch(annotator -> annotator.matrix() == null);
    }

    /** Which figure each pair has; null without pairs. */
    public @Nullable String pairStatistic() {
      return pairs.isEmpty() ? null : pairs.getFirst().figure().statistic();
    }

    /** Which figure each label has; null without labels. */
    public @Nullable String labelStatistic() {
      return labels.isEmpty() ? null : labels.getFirst().figure().statistic();
    }
  }

  /**
   * How far annotators agree on one label.
   *
   * @param examples on which somebody gave it
   */
  public record OfLabel(String label, long examples, Figure figure) {}

  public record OfPair(String first, String second, Figure figure) {}

  /**
   * How an annotator answers.
   *
   * @param accuracy null for sets of labels
   * @param matrix null for sets of labels, and where there are too many labels
   * @param found how each label of sets is found; empty for single labels
   */
  public record OfAnnotator(
      String annotator,
      long answers,
      @Nullable Double accuracy,
      List<Mistake> mistakes,
      @Nullable Matrix matrix,
      List<FoundLabel> found) {

    /** Of all places where a label belongs, the share at which it was given; null without any. */
    public @Nullable Double sensitivity() {
      return mean(FoundLabel::sensitivity, FoundLabel::belongs);
    }

    /** Of all places where a label does not belong, the share at which it was left out. */
    public @Nullable Double specificity() {
      return mean(FoundLabel::specificity, label -> answers - label.belongs());
    }

    private @Nullable Double mean(
        Function<FoundLabel, @Nullable Double> share, ToDoubleFunction<FoundLabel> weight) {
      var sum = 0.0;
      var all = 0.0;
      for (var label : found) {
        var of = share.apply(label);
        if (of != null) {
          sum += of * weight.applyAsDouble(label);
          all += weight.applyAsDouble(label);
        }
      }
      return all > 0 ? sum / all : null;
    }
  }

  /** How one label of sets is found: where it belongs, and left out where it does not. */
  public record FoundLabel(
      String label, double belongs, @Nullable Double sensitivity, @Nullable Double specificity) {}

  /**
   * Which labels an annotator gives for which.
   *
   * @param expected by right label and given label: on how many texts that is so, estimated
   */
  public record Matrix(List<String> labels, List<List<Double>> expected) {

    public List<MatrixRow> rows() {
      return IntStream.range(0, labels.size())
          .mapToObj(right -> MatrixRow.of(labels.get(right), right, expected.get(right)))
          .toList();
    }
  }

  /** Where one label is right. */
  public record MatrixRow(String right, double texts, List<MatrixCell> cells) {
    static MatrixRow of(String label, int right, List<Double> expected) {
      var texts = expected.stream().mapToDouble(Double::doubleValue).sum();
      return new MatrixRow(
          label,
          texts,
          IntStream.range(0, expected.size())
              .mapToObj(
                  given ->
                      new MatrixCell(
                          expected.get(given),
                          texts == 0 ? 0 : expected.get(given) / texts,
                          given == right))
              .toList());
    }
  }

  /**
   * One label where another is right.
   *
   * @param texts on how many
   * @param share of those where the other is right
   * @param same whether the label is the right one
   */
  public record MatrixCell(double texts, double share, boolean same) {
    private static final int SHADES = 8;

    /** How dark the cell is, from 0 to 8. */
    public int shade() {
      return (int) Math.ceil(share * SHADES - 1e-9);
    }

    /** Whether there is anything to be said. */
    public boolean filled() {
      return texts > 0;
    }
  }

  public record Mistake(String right, String given, double share) {}

  public record Confusion(String first, String second, long examples, double share) {}

  /**
   * A figure, or that there is not enough data for it.
   *
   * @param measured null where there is not enough
   * @param meaning the sentence that says what it means
   */
  public record Figure(String statistic, @Nullable Measured measured, Sentence meaning) {}

  public record Measured(
      double value, double low, double high, long examples, long leftOut, long annotators) {

    public Interval interval() {
      return new Interval(value, low, high);
    }
  }

  /**
   * A sentence by its key, such as {@code agreement.reading.tentative}.
   *
   * @param numbers that it is about
   */
  public record Sentence(String key, Map<String, Double> numbers) {

    /** A number, rounded to a whole one. */
    public long whole(String number) {
      return Math.round(numbers.getOrDefault(number, 0.0));
    }

    /** A number. */
    public double number(String number) {
      return numbers.getOrDefault(number, 0.0);
    }
  }
}
