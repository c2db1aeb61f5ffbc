package dev.attune.agreement;

/**
 * What a figure means, decided by its whole interval and Krippendorff's two limits (2004, section
 * 11.4.2), so that the sentence stays true wherever in the interval the real figure lies.
 */
public enum Reading {
  /** The interval lies below 0: annotators disagree more than chance would have it. */
  WORSE_THAN_CHANCE,
  /** The interval holds 0. */
  NO_BETTER_THAN_CHANCE,
  /** The interval lies below {@link #TENTATIVE_FROM}: the labels should not be relied on. */
  UNRELIABLE,
  /** The interval holds {@link #TENTATIVE_FROM}: more items with two answers are needed to say. */
  UNCERTAIN,
  /** The interval lies above {@link #TENTATIVE_FROM}: enough for tentative conclusions. */
  TENTATIVE,
  /** The interval lies above {@link #RELIABLE_FROM}. */
  RELIABLE,
  /** A share, not corrected for chance: there is no limit to hold it against. */
  SHARE;

  /** Where labels begin to serve tentative conclusions. */
  public static final double TENTATIVE_FROM = 0.667;

  /** Where labels begin to be reliable. */
  public static final double RELIABLE_FROM = 0.8;

  static Reading of(Statistic statistic, double low, double high) {
    if (!statistic.chanceCorrected()) {
      return SHARE;
    }
    if (high < 0) {
      return WORSE_THAN_CHANCE;
    }
    if (low <= 0) {
      return NO_BETTER_THAN_CHANCE;
    }
    if (high < TENTATIVE_FROM) {
      return UNRELIABLE;
    }
    if (low < TENTATIVE_FROM) {
      return UNCERTAIN;
    }
    return low < RELIABLE_FROM ? TENTATIVE : RELIABLE;
  }
}
