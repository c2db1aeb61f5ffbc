package dev.attune.text.answer;

import dev.attune.text.task.Entity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a model says of a text, by the kind of its task. Probabilities are calibrated. */
public sealed interface Answer {

  /**
   * Of a single-label task.
   *
   * @param label the likeliest, or null when the model refuses because no label fits
   * @param confidence the probability of the likeliest label
   * @param scores a probability for each label in the task's order; they sum to 1
   */
  record Label(@Nullable String label, double confidence, Map<String, Double> scores)
      implements Answer {

    /** Whether the model found that no label fits. */
    public boolean refused() {
      return label == null;
    }
  }

  /**
   * Of a multi-label task.
   *
   * @param labels those whose probability reaches their threshold, in the task's order
   * @param scores a probability for each label, each on its own
   */
  record LabelSet(List<String> labels, Map<String, Double> scores) implements Answer {}

  /**
   * Of a token task.
   *
   * @param entities in the order of the text, without overlaps
   */
  record Entities(List<Found> entities) implements Answer {}

  /**
   * An entity that was found.
   *
   * @param start in Unicode code points from 0
   * @param end after its last character
   * @param confidence the probability that exactly this stretch has this label
   */
  record Found(String label, int start, int end, double confidence) {

    /** The entity itself. */
    public Entity entity() {
      return new Entity(label, start, end);
    }
  }

  /**
   * Of a regression task.
   *
   * @param values by the name of the scale, inside its range
   */
  record Values(Map<String, Estimate> values) implements Answer {}

  /**
   * A value with the interval that holds the true one in 90 of 100 texts like those of the
   * validation split.
   */
  record Estimate(double value, double low, double high) {}

  /**
   * Of a joint task.
   *
   * @param outputs by the name of the output, in the task's order
   */
  record Outputs(Map<String, Answer> outputs) implements Answer {}
}
