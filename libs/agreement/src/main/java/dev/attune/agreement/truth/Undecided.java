package dev.attune.agreement.truth;

/** Why an item has no gold label. */
public enum Undecided {
  /** Nobody answered it. */
  UNANSWERED,
  /** Fewer answered it than the rule asks for. */
  TOO_FEW_ANSWERS,
  /** Several labels have the most votes, or are equally probable. */
  TIE,
  /** The label with the most votes has too small a share of them. */
  NO_MAJORITY,
  /** The most probable label is not probable enough. */
  NOT_CERTAIN,
  /** Only adjudicated labels count, and this item has none. */
  NOT_ADJUDICATED
}
