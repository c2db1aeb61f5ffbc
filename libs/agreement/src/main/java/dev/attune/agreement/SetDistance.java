package dev.attune.agreement;

import java.util.Set;

/** How far apart two sets of labels are: 0 for equal sets, 1 for sets that share nothing. */
public enum SetDistance {
  /** One minus the share of labels in both among labels in either (Jaccard 1912). */
  JACCARD(Statistic.KRIPPENDORFF_ALPHA_JACCARD),
  /**
   * Jaccard's share times 2/3 where one set holds the other and 1/3 where neither does: a missing
   * label weighs less than another one (Passonneau 2006).
   */
  MASI(Statistic.KRIPPENDORFF_ALPHA_MASI);

  private final Statistic statistic;

  SetDistance(Statistic statistic) {
    this.statistic = statistic;
  }

  Statistic statistic() {
    return statistic;
  }

  /** The distance of two sets; two empty sets are equal. */
  public double between(Set<String> one, Set<String> other) {
    if (one.equals(other)) {
      return 0;
    }
    int both = 0;
    for (String label : one) {
      both += other.contains(label) ? 1 : 0;
    }
    double jaccard = (double) both / (one.size() + other.size() - both);
    if (this == JACCARD) {
      return 1 - jaccard;
    }
    boolean nested = both == one.size() || both == other.size();
    return 1 - jaccard * (nested ? 2.0 / 3 : 1.0 / 3);
  }
}
