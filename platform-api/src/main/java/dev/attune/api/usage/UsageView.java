package dev.attune.api.usage;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was asked of a model on a day (UTC). */
@Schema(name = "Usage")
public record UsageView(
    LocalDate day,
    @Schema(examples = "feelings-en") String model,
    @Schema(examples = "120") long requests,
    @Schema(examples = "480") long texts,
    @Schema(examples = "10344") long tokens) {}
