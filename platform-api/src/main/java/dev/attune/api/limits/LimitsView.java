package dev.attune.api.limits;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a tenant may ask, and what it has asked this month; null is without limit. */
@Schema(name = "Limits")
public record LimitsView(
    Rates rates,
    @Schema(examples = "100000", nullable = true) @Nullable Long monthlyTexts,
    @Schema(examples = "5000000", nullable = true) @Nullable Long monthlyTokens,
    MonthView month) {}
