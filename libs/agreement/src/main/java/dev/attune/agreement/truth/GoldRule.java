package dev.attune.agreement.truth;

/** How gold labels come from answers. Under every rule an adjudicated label is gold. */
public sealed interface GoldRule {

  /**
   * The label with the most votes.
   *
   * @param leastAnswers items with fewer answers stay undecided
   * @param leastShare of the votes that the label must have, 0 to 1
   */
  record Majority(int leastAnswers, double leastShare) implements GoldRule {
    /** Refuses numbers that no vote could meet or fail. */
    public Majority {
      checked(leastAnswers, leastShare);
    }
  }

  /**
   * The label that Dawid and Skene's estimate holds for right.
   *
   * @param leastAnswers items with fewer answers stay undecided, though they take part in the
   *     estimate
   * @param leastCertainty of the label, 0 to 1
   * @param estimate with which settings
   */
  record Estimated(int leastAnswers, double leastCertainty, DawidSkene estimate)
      implements GoldRule {
    /** Refuses numbers that no estimate could meet or fail. */
    public Estimated {
      checked(leastAnswers, leastCertainty);
    }
  }

  /** Adjudicated labels and no others. */
  record AdjudicatedOnly() implements GoldRule {}

  private static void checked(int leastAnswers, double leastShare) {
    if (leastAnswers < 1 || !(leastShare >= 0 && leastShare <= 1)) {
      throw new IllegalArgumentException(
          "At least one answer and a share from 0 to 1, not %d and %s."
              .formatted(leastAnswers, leastShare));
    }
  }
}
