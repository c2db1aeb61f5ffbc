package dev.attune.api.exports;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A version written out for other programs, or on its way there.
 *
 * @param queuePosition how many jobs stand before it, itself included; null when it does not wait
 * @param file name, size and SHA-256 (lower-case hex) of the zip; null until it has succeeded
 * @param parity how far the ONNX files' answers are from the version's own on its test split; null
 *     until it has succeeded, and where the data set had been deleted or the base model is too
 *     large for ONNX files
 */
@Schema(name = "VersionExport")
public record ExportView(
    UUID id,
    @Schema(examples = "feelings-en") String model,
    @Schema(examples = "2") int version,
    @Schema(enumeration = {"queued", "running", "succeeded", "failed", "deleting"}) String state,
    @Schema(examples = "1", nullable = true) @Nullable Long queuePosition,
    @Schema(examples = "feelings-en-2.zip", nullable = true) @Nullable String file,
    @Schema(examples = "238417911", nullable = true) @Nullable Long bytes,
    @Schema(
            examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            nullable = true)
        @Nullable String sha256,
    @Schema(
            implementation = Object.class,
            nullable = true,
            examples =
                """
                {"examples": 1421, "version": {"headline": {"name": "macroF1", "value": 0.79}},
                 "model.onnx": {"precision": "float32", "bytes": 90404511, "largestChange": 1e-6, "meanChange": 1e-7,
                                "changedAnswers": 0.0, "headline": {"name": "macroF1", "value": 0.79}},
                 "model_int8.onnx": {"precision": "int8", "bytes": 58207334, "largestChange": 0.021, "meanChange": 0.003,
                                     "changedAnswers": 0.004, "headline": {"name": "macroF1", "value": 0.788}}}
                """)
        @Nullable JsonNode parity,
    @Schema(
            implementation = Object.class,
            nullable = true,
            examples =
                "{\"code\": \"base-model-missing\", \"message\": \"The base-model store has no model tiny-en.\"}")
        @Nullable JsonNode failure,
    @Schema(examples = "ling@example.org") String requestedBy,
    Instant createdAt,
    @Schema(nullable = true) @Nullable Instant startedAt,
    @Schema(nullable = true) @Nullable Instant finishedAt) {

  /** Whether a worker has still to write it, or to finish. */
  boolean open() {
    return state.equals("queued") || state.equals("running");
  }
}
