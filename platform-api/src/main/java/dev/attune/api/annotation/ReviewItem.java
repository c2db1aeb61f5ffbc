package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An item with all that was said about it.
 *
 * @param status open, review or decided; gold for a gold question
 * @param wanted how many answers it is to get
 * @param returns of each person whose answer was sent back, the last time that it was
 * @param decision the gold that was made of it; null while there is none
 * @param certainty how probable the decision is; null where it was not estimated
 * @param decidedBy the e-mail of who decided; null where the plan's rule did, or an upload
 * @param decidedAt null where the decision came with an upload
 */
@Schema(name = "ReviewItem")
public record ReviewItem(
    UUID example,
    @Schema(nullable = true, examples = "ticket-118") @Nullable String externalId,
    @Schema(examples = "I could sing") String text,
    @Schema(enumeration = {"open", "review", "decided", "gold"}) String status,
    @Schema(examples = "2") int wanted,
    List<AnswerView> answers,
    List<ReturnedAnswer> returns,
    @Schema(implementation = Object.class, nullable = true) @Nullable JsonNode decision,
    @Schema(nullable = true, examples = "0.97") @Nullable Double certainty,
    @Schema(nullable = true) @Nullable String decidedBy,
    @Schema(nullable = true) @Nullable Instant decidedAt) {}
