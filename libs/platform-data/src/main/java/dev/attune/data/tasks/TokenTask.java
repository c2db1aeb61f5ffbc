package dev.attune.data.tasks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stretches of a text have labels: entities, or the slots of an intent.
 *
 * @param labels 1 to 200, by the rules of {@link SingleLabelTask}, and without blanks, which CoNLL
 *     takes for the end of a column
 */
public record TokenTask(List<String> labels) implements OutputTask {
  static final String TYPE = "token";

  /** Refuses labels that break the rules, with a sentence that names the label. */
  public TokenTask(@Nullable List<@Nullable String> labels) {
    this.labels = Names.labels(TYPE, 1, labels);
    this.labels.stream()
        .filter(label -> label.chars().anyMatch(Character::isWhitespace))
        .findFirst()
        .ifPresent(
            label -> {
              throw new IllegalArgumentException(
                  "labels: the label \"" + label + "\" of a token task has a blank.");
            });
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public List<String> goldLabels() {
    return labels;
  }
}
