package dev.attune.api.examples;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What would come of an upload.
 *
 * @param encoding that the file was read in
 * @param rows how many rows the file has, readable or not
 * @param acceptable how many would be stored
 * @param labelled how many of these have an answer
 * @param duplicates rows whose text the data set, or an earlier row, has, and which add nothing to
 *     it
 * @param extended rows with such a text that add somebody's answer to it
 * @param people what people answered, each for themselves
 * @param rejected the rows that would not be stored, at most the first 1,000
 * @param findings what else is worth knowing, the gravest first
 */
@Schema(description = "What would come of an upload. Nothing was stored.")
public record CheckReport(
    @Schema(examples = "UTF-8") String encoding,
    boolean byteOrderMark,
    LineEnds lineEnds,
    @Schema(examples = "2000") long rows,
    @Schema(examples = "1997") long acceptable,
    @Schema(examples = "1900") long labelled,
    @Schema(examples = "2") long duplicates,
    @Schema(examples = "0") long extended,
    People people,
    List<UploadReport.Rejection> rejected,
    @Schema(examples = "1") long rejectedTotal,
    List<Finding> findings) {

  /** How the lines of the file end. */
  public record LineEnds(
      @Schema(examples = "2001") long lf,
      @Schema(examples = "0") long crlf,
      @Schema(examples = "0") long cr) {}

  /**
   * What people answered, each for themselves, and what would be stored of it.
   *
   * @param answers how many answers would be stored, skips left out
   * @param skips how many times somebody gave none
   * @param added how many of these, answers and skips, would be added to texts that are there
   *     already, in the data set or in an earlier row
   * @param passedOver how many would be left out because the same person has answered the text
   *     before, or because nobody is named who could have
   * @param named how many people the file names
   * @param texts how many texts would get an answer or a skip
   * @param differ on how many of these people do not say the same, those who have answered before
   *     among them
   */
  @Schema(name = "CheckedPeople")
  public record People(
      @Schema(examples = "3600") long answers,
      @Schema(examples = "12") long skips,
      @Schema(examples = "0") long added,
      @Schema(examples = "0") long passedOver,
      @Schema(examples = "3") long named,
      @Schema(examples = "1800") long texts,
      @Schema(examples = "310") long differ) {}

  /** How grave a finding is. */
  public enum Severity {
    /** What it is about is not stored. */
    REFUSED,
    /** It is stored, and probably wrong. */
    WARNING,
    /** Good to know. */
    NOTE;

    /** The word in JSON. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Something about the file.
   *
   * @param kind in one word, for programs
   * @param count how many rows or labels it is about
   * @param message a sentence; never has a text in it
   * @param lines where, at most the first 20
   * @param values labels or lengths that it names
   */
  public record Finding(
      @Schema(examples = "near-duplicate") String kind,
      @Schema(
              implementation = String.class,
              enumeration = {"refused", "warning", "note"})
          Severity severity,
      @Schema(examples = "3") long count,
      @Schema(examples = "Nearly the same text as in an earlier row.") String message,
      @Schema(examples = "[12, 40, 41]") List<Long> lines,
      @Schema(examples = "[\"Joy → joy\"]") List<String> values) {}
}
