package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer decides.
 *
 * @param answer by the task's type, as in JSON Lines
 * @param labelsSeen the newest change of labels that its author knows of, empty for none; refused
 *     when there were others since. Not checked when it is not said
 * @param decisionSeen when what its author sees decided was decided, "upload" where it came with an
 *     upload and has no time, "none" or empty where they see nothing decided; refused when
 *     something else is decided by now. Not checked when it is not said
 */
@Schema(name = "NewDecision")
public record NewDecision(
    @Schema(implementation = Object.class, examples = "{\"label\": \"joy\"}") @NotNull JsonNode answer,
    @Schema(nullable = true, examples = "019ac7e6-2f4b-7d11-9c3a-5b8e0d6f1a27")
        @Nullable @Pattern(regexp = NewAnswer.CHANGE, message = NewAnswer.CHANGE_MESSAGE) String labelsSeen,
    @Schema(nullable = true, examples = "2026-03-14T15:09:26.535897Z")
        @Nullable String decisionSeen) {}
