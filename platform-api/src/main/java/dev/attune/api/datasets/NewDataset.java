package dev.attune.api.datasets;

import dev.attune.data.tasks.Task;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What makes a data set. */
public record NewDataset(
    @Schema(examples = "feelings") @NotNull @DatasetName String name,
    @Schema(description = "The language of the texts: en, zh or mixed.") @NotNull @Language
        String language,
    @NotNull @FreeNames Task task,
    @Schema(examples = "Label what the writer feels, not what the reader would.")
        @Nullable @Size(max = 100_000) String guidelines) {}
