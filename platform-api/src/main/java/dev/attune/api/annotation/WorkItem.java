package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An example that the caller is asked about.
 *
 * @param characters the text's length in Unicode code points
 * @param answer what the caller said before it was sent back; null otherwise
 * @param returnedWith what the reviewer said when sending it back; null otherwise
 * @param suggestion what a model would answer; null where there is none, or it is not to be seen
 */
@Schema(name = "WorkItem")
public record WorkItem(
    UUID example,
    @Schema(nullable = true, examples = "ticket-118") @Nullable String externalId,
    @Schema(examples = "I could sing") String text,
    @Schema(examples = "12") int characters,
    @Schema(implementation = Object.class, nullable = true) @Nullable JsonNode answer,
    @Schema(nullable = true, examples = "Is it the writer's feeling?")
        @Nullable String returnedWith,
    @Schema(nullable = true) @Nullable Suggestion suggestion) {

  /**
   * What a model would answer.
   *
   * @param model its name
   */
  @Schema(name = "Suggestion")
  public record Suggestion(
      @Schema(examples = "mood") String model,
      @Schema(examples = "3") int version,
      @Schema(implementation = Object.class, examples = "{\"label\": \"joy\"}") JsonNode answer) {}
}
