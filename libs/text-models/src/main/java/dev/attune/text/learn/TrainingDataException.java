package dev.attune.text.learn;

import java.util.List;

/** Texts and labels that no model can be trained on, or evaluated on. */
public final class TrainingDataException extends TrainingException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // an immutable list of strings
  private final List<String> problems;

  TrainingDataException(List<String> problems) {
    super(String.join(" ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence for each thing that is wrong. */
  public List<String> problems() {
    return problems;
  }
}
