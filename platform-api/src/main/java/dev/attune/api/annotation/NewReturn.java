package dev.attune.api.annotation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An answer that is sent back.
 *
 * @param annotator the e-mail of whose answer it is
 * @param note what to think about
 */
@Schema(name = "NewReturn")
public record NewReturn(
    @Schema(examples = "ling@example.org") @NotBlank @Size(max = 320) String annotator,
    @Schema(examples = "Is it the writer's feeling?") @NotBlank @Size(max = 2000) String note) {}
