package dev.attune.text.task;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Exactly one label for each text, or a refusal.
 *
 * @param labels what can be answered, in the order of the logits; two or more, all different
 * @param outOfScopeLabel how texts are marked that have none of the labels, so that the model
 *     learns when to refuse; not one of the labels; null when every text has a label
 */
public record SingleLabel(List<String> labels, @Nullable String outOfScopeLabel)
    implements OutputTask {
  public static final String TYPE = "single-label";

  /**
   * @throws IllegalArgumentException if there are fewer than two labels, an empty one or one twice
   */
  public SingleLabel {
    labels = Labels.checked(labels, TYPE, 2);
    if (outOfScopeLabel != null
        && (outOfScopeLabel.isBlank() || labels.contains(outOfScopeLabel))) {
      throw new IllegalArgumentException(
          "The mark of texts out of scope is empty or one of the labels.");
    }
  }

  /** A task whose texts all have a label. */
  public SingleLabel(List<String> labels) {
    this(labels, null);
  }

  @Override
  public String type() {
    return TYPE;
  }

  /** How texts without any of the labels are marked, if there are such texts. */
  public Optional<String> outOfScope() {
    return Optional.ofNullable(outOfScopeLabel);
  }

  /**
   * The number of a label, which is its place in the list.
   *
   * @throws IllegalArgumentException if the task has no such label
   */
  public int numberOf(String label) {
    return Labels.numberOf(labels, label);
  }
}
