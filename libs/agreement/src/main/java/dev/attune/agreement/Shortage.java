package dev.attune.agreement;

/** What a figure lacks. */
public enum Shortage {
  /** Annotators who answered. */
  ANNOTATORS,
  /**
   * Items with two or more answers, or with answers of both of a pair; of a label those among them
   * on which somebody gave it.
   */
  ITEMS,
  /** Different answers: where all say the same, chance explains everything and nothing. */
  DIFFERENT_ANSWERS,
  /** Marked spans. */
  SPANS
}
