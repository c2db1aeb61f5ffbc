package dev.attune.api.datasets;

import dev.attune.data.tasks.Task;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What is to be different; what is not sent stays. */
public record DatasetChange(
    @Nullable @DatasetName String name,
    @Nullable @Language String language,
    @Nullable @FreeNames Task task,
    @Nullable @Size(max = 100_000) String guidelines) {}
