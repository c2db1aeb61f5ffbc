package dev.attune.console.platform.datasets;

import java.util.List;
import java.util.stream.Stream;

/**
 * What would come of an upload.
 *
 * @param acceptable how many rows would be stored
 * @param labelled how many of these have an answer
 * @param extended lines that would add somebody's answer to a text that is there already
 * @param people what people answered, each for themselves
 * @param rejected the first of the rejections
 */
public record UploadCheck(
    String encoding,
    boolean byteOrderMark,
    long rows,
    long acceptable,
    long labelled,
    long duplicates,
    long extended,
    People people,
    List<UploadResult.Rejection> rejected,
    long rejectedTotal,
    List<Finding> findings) {

  private static final int SHOWN = 200;

  /** The first rejections. */
  public List<UploadResult.Rejection> shown() {
    return rejected.subList(0, Math.min(SHOWN, rejected.size()));
  }

  /** How many rejections are not shown. */
  public long hidden() {
    return Math.max(0, rejectedTotal - shown().size());
  }

  /** How many rows would be stored without an answer. */
  public long unlabelled() {
    return acceptable - labelled;
  }

  /**
   * What people answered, each for themselves.
   *
   * @param answers how many answers there are, skips left out
   * @param added how many answers and skips would be added to texts that are there already
   * @param passedOver answers to such texts that would be left out: their people have answered
   *     before, or nobody is named
   * @param named how many people the file names
   * @param texts how many texts would get an answer or a skip
   * @param differ on how many of these people do not say the same
   */
  public record People(
      long answers, long skips, long added, long passedOver, long named, long texts, long differ) {}

  /**
   * Something about the file.
   *
   * @param kind in one word
   * @param severity {@code refused}, {@code warning} or {@code note}
   */
  public record Finding(
      String kind,
      String severity,
      long count,
      String message,
      List<Long> lines,
      List<String> values) {

    /** The lines, or the values. */
    public List<String> places() {
      if (lines.isEmpty()) {
        return values;
      }
      var more = count > lines.size() ? Stream.of("…") : Stream.<String>empty();
      return Stream.concat(lines.stream().map(String::valueOf), more).toList();
    }
  }
}
