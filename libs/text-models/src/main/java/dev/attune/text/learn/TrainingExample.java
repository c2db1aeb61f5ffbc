package dev.attune.text.learn;

/** A text with its true label. */
public record TrainingExample(String text, String label) {

  /** Leaves the text out: it belongs to a person. */
  @Override
  public String toString() {
    return "TrainingExample[label=" + label + "]";
  }
}
