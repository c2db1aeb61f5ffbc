package dev.attune.console.platform.annotation;

import dev.attune.console.platform.models.Interval;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far the annotators of a data set agree.
 *
 * @param examples those that two or more annotators have answered
 * @param drawn on how many of them the figures rest
 * @param single examples that one annotator has answered
 */
public record Agreement(long examples, long drawn, long single, List<Output> outputs) {

  /** Whether the figures rest on a part of the examples. */
  public boolean sampled() {
    return drawn < examples;
  }

  /** One output of the task; see the API's description. */
  public record Output(
      @Nullable String name,
      @Nullable String scale,
      String type,
      List<Figure> figures,
      List<OfLabel> labels,
      List<OfPair> pairs,
      List<OfAnnotator> annotators,
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

    /** Which figure each pair has; null without pairs. */
    public @Nullable String pairStatistic() {
      return pairs.isEmpty() ? null : pairs.getFirst().figure().statistic();
    }

    /** Which figure each label has; null without labels. */
    public @Nullable String labelStatistic() {
      return labels.isEmpty() ? null : labels.getFirst().figure().statistic();
    }
  }

  public record OfLabel(String label, Figure figure) {}

  public record OfPair(String first, String second, Figure figure) {}

  public record OfAnnotator(
      String annotator, long answers, double accuracy, List<Mistake> mistakes) {}

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
