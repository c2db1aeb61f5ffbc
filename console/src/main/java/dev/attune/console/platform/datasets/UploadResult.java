package dev.attune.console.platform.datasets;

import java.util.List;

/**
 * What became of an upload's lines.
 *
 * @param answers answers of people that were stored with them, skips among them
 * @param rejected the first of the rejections
 * @param rejectedTotal how many there were
 */
public record UploadResult(
    long accepted, long duplicates, long answers, List<Rejection> rejected, long rejectedTotal) {

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
