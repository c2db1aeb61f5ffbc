package dev.attune.api.labels;

import java.util.UUID;

/**
 * The labels in what people answered. Changes are made in the transaction at hand, under the data
 * set's lock, after those of the examples' gold.
 */
public interface AnsweredLabels {
  /** Takes a count. */
  @FunctionalInterface
  interface Counts {
    /** How many answers have a label, or a value on a scale, of an output. */
    void add(String output, String label, long answers);
  }

  /** Counts the answers by label and by scale. */
  void count(UUID dataset, Counts counts);

  /** Puts the replacement, or nothing, in the label's place; says how many answers had it. */
  long replace(LabelEdit edit);

  /** Takes back the answers that have the label, and asks again; says how many there were. */
  long discard(LabelEdit edit);
}
