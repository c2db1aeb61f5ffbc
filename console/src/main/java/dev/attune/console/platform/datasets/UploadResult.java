package dev.attune.console.platform.datasets;

import java.util.List;

/**
 * What became of an upload's lines.
 *
 * @param extended lines that added somebody's answer to a text that was there already
 * @param answers answers of people that were stored, skips among them
 * @param answersAdded how many of these were added to texts that were there already
 * @param answersPassedOver answers to such texts that were left out: their people have answered
 *     before, or nobody is named
 * @param rejected the first of the rejections
 * @param rejectedTotal how many there were
 */
public record UploadResult(
    long accepted,
    long duplicates,
    long extended,
    long answers,
    long answersAdded,
    long answersPassedOver,
    List<Rejection> rejected,
    long rejectedTotal) {

  private static final int SHOWN = 200;

  /** The first rejections: enough to see what is wrong. */
  public List<Rejection> shown() {
    return rejected.subList(0, Math.min(SHOWN, rejected.size()));
  }

  /** How many rejections are not shown. */
  public long hidden() {
    return Math.max(0, rejectedTotal - shown().size());
  }

  /** A line that was not stored, and why. */
  public record Rejection(long line, String reason) {}
}
