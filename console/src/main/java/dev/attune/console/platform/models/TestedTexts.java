package dev.attune.console.platform.models;

import dev.attune.console.platform.datasets.Gold;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts that a version was tested on.
 *
 * @param next the cursor of the following page; null on the last one
 */
public record TestedTexts(Found found, List<TestedText> items, @Nullable String next) {

  /**
   * What there is.
   *
   * @param total how many texts the list has on all its pages
   * @param deleted how many of the version's test texts have been deleted since
   * @param withheld how many of them annotators do not see
   * @param ranked whether losses and confidences were kept
   */
  public record Found(int total, int deleted, int withheld, boolean ranked) {}

  /**
   * One of them.
   *
   * @param text null for a role that reads no texts, and when it has been deleted
   * @param present whether it is still in the data set
   * @param gold the right answer of then
   * @param right whether all of the answer is; null where that was not kept
   * @param changed whether the right answer is another one now
   * @param now that other one; null when there is none
   * @param annotation how far it is in annotation; null when nobody is asked about it
   */
  public record TestedText(
      String example,
      @Nullable String text,
      boolean present,
      Gold gold,
      Gold answer,
      @Nullable Boolean right,
      @Nullable Double loss,
      @Nullable Double confidence,
      boolean changed,
      @Nullable Gold now,
      @Nullable String annotation) {

    /** Whether somebody is to decide about it. */
    public boolean isInReview() {
      return "review".equals(annotation);
    }

    /** Whether it may be left to a reviewer: gold questions may not, nor what has no label. */
    public boolean isReviewable() {
      return present && !isInReview() && !"gold".equals(annotation) && (!changed || now != null);
    }
  }
}
