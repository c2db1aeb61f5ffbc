package dev.attune.api.testedtexts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Texts that a version was tested on. */
@Schema(name = "TestedTexts", description = "Texts that a version was tested on.")
public record TestedTextsView(
    Found found, List<TestedText> items, @Schema(nullable = true) @Nullable String next) {

  /**
   * What there is.
   *
   * @param total how many texts the list has on all its pages
   * @param deleted how many of the version's test texts have been deleted since
   * @param withheld how many of them annotators do not see, because people are asked about them; 0
   *     for others
   * @param ranked whether losses and confidences were kept, so that there is an order
   */
  @Schema(name = "TestedTextsFound")
  public record Found(
      @Schema(examples = "24") int total,
      @Schema(examples = "0") int deleted,
      @Schema(examples = "0") int withheld,
      @Schema(examples = "true") boolean ranked) {}

  /**
   * A text of the test split.
   *
   * @param text null for auditors, who read no texts, and when it has been deleted
   * @param present whether it is still in the data set
   * @param gold the right answer of then, of the output asked for
   * @param answer the version's, in the same form; the out-of-scope mark for a refusal
   * @param right whether all of that answer is; null where that was not kept
   * @param loss how far the answer is from the right one; null where it was not kept
   * @param confidence as calibrated: of the label, the greatest of several, the mean of entities;
   *     null where it was not kept or answers have none
   * @param changed whether the right answer is another one now
   * @param now the whole right answer that the example has now; null while it has none, when it has
   *     been deleted, and where it is as it was
   * @param annotation how far the example is in annotation: {@code open}, {@code review}, {@code
   *     decided} or {@code gold}; null when nobody is asked about it
   */
  @Schema(name = "TestedText")
  public record TestedText(
      UUID example,
      @Schema(nullable = true, examples = "ticket-118") @Nullable String externalId,
      @Schema(nullable = true, examples = "I could sing") @Nullable String text,
      boolean present,
      @Schema(implementation = Object.class, examples = "{\"label\": \"anger\"}") JsonNode gold,
      @Schema(implementation = Object.class, examples = "{\"label\": \"joy\"}") JsonNode answer,
      @Schema(nullable = true) @Nullable Boolean right,
      @Schema(nullable = true, examples = "2.31") @Nullable Double loss,
      @Schema(nullable = true, examples = "0.91") @Nullable Double confidence,
      boolean changed,
      @Schema(implementation = Object.class, nullable = true, examples = "{\"label\": \"joy\"}")
          @Nullable JsonNode now,
      @Schema(nullable = true, examples = "review") @Nullable String annotation) {}
}
