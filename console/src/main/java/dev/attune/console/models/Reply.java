package dev.attune.console.models;

import dev.attune.console.format.MarkedText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a model answers to one question about a text. */
public sealed interface Reply {

  /** The task's type, by which pages choose how to show it. */
  String type();

  /**
   * A label's calibrated probability.
   *
   * @param threshold from which the label is given; null when only the highest is
   * @param given whether the answer has the label
   */
  record Score(String label, double probability, @Nullable Double threshold, boolean given) {}

  /**
   * One label.
   *
   * @param label null when the model refuses
   */
  record OneLabel(@Nullable String label, double confidence, List<Score> scores) implements Reply {

    @Override
    public String type() {
      return "single-label";
    }
  }

  /** Any number of labels. */
  record SeveralLabels(List<String> labels, List<Score> scores) implements Reply {

    @Override
    public String type() {
      return "multi-label";
    }

    public boolean withThresholds() {
      return scores.stream().anyMatch(score -> score.threshold() != null);
    }
  }

  /** Parts of the text. */
  record Parts(MarkedText text, List<Part> parts) implements Reply {

    /** A part of the text with its label. */
    public record Part(String label, String text, @Nullable Double confidence) {}

    @Override
    public String type() {
      return "token";
    }
  }

  /** Values on scales. */
  record Values(List<Value> values) implements Reply {

    /**
     * A value with its 90 % interval.
     *
     * @param min least value of the scale
     * @param max greatest value of the scale
     */
    public record Value(
        String name,
        double value,
        @Nullable Double low,
        @Nullable Double high,
        double min,
        double max) {

      /** Where a value lies between the ends of the scale, 0 to 1. */
      public double share(double of) {
        return max > min ? Math.clamp((of - min) / (max - min), 0, 1) : 0;
      }

      public double at() {
        return share(value);
      }

      public double from() {
        return low == null ? at() : share(low);
      }

      public double to() {
        return high == null ? at() : share(high);
      }
    }

    @Override
    public String type() {
      return "regression";
    }
  }
}
