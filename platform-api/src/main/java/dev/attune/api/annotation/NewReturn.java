package dev.attune.api.annotation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is sent back.
 *
 * @param annotator the e-mail of whose answer it is
 * @param note what to think about
 * @param decisionSeen when what the sender sees decided was decided, "upload" where it came with an
 *     upload and has no time, "none" or empty where they see nothing decided; refused when
 *     something else is decided by now. Not checked when it is not said
 */
@Schema(name = "NewReturn")
public record NewReturn(
    @Schema(examples = "ling@example.org") @NotBlank @Size(max = 320) String annotator,
    @Schema(examples = "Is it the writer's feeling?") @NotBlank @Size(max = 2000) String note,
    @Schema(nullable = true, examples = "2026-03-14T15:09:26.535897Z")
        @Nullable String decisionSeen) {}
