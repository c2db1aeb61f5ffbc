package dev.attune.api.uploadedanswers;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who answered elsewhere.
 *
 * @param name as the file has it, or as it was changed to
 * @param answers that came with uploads, skips among them
 * @param firstAt when the first of them was given; null when there is none any more
 * @param lastAt when the last of them was given
 */
@Schema(name = "UploadedAnnotator")
public record UploadedAnnotatorView(
    UUID id,
    @Schema(examples = "worker 17") String name,
    @Schema(examples = "412") long answers,
    @Schema(nullable = true) @Nullable Instant firstAt,
    @Schema(nullable = true) @Nullable Instant lastAt) {}
