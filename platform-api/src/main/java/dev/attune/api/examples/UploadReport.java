package dev.attune.api.examples;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What came of an upload.
 *
 * @param accepted how many examples were stored
 * @param duplicates how many rows were left out because the data set, or an earlier row, has the
 *     same text, and because they have no answer of somebody who has none there
 * @param extended how many rows with such a text have one, which was added to it
 * @param answers answers of people that were stored, skips among them
 * @param answersAdded how many of these were added to texts that were there already
 * @param answersPassedOver how many answers were left out because the same person has answered the
 *     text before, or because nobody is named who could have
 * @param rejected the rows that could not be stored, at most the first 1,000
 * @param rejectedTotal how many there were
 */
@Schema(description = "What came of an upload. Everything accepted was stored, nothing else.")
public record UploadReport(
    @Schema(examples = "1997") long accepted,
    @Schema(examples = "2") long duplicates,
    @Schema(examples = "0") long extended,
    @Schema(examples = "0") long answers,
    @Schema(examples = "0") long answersAdded,
    @Schema(examples = "0") long answersPassedOver,
    List<Rejection> rejected,
    @Schema(examples = "1") long rejectedTotal) {

  /** A row that was not stored. */
  public record Rejection(
      @Schema(examples = "118") long line, @Schema(examples = "has an empty text") String reason) {}
}
