package dev.attune.console.platform.annotation;

import dev.attune.console.platform.datasets.Gold;
import org.jspecify.annotations.Nullable;

/**
 * An undecided text that the newest model has looked at.
 *
 * @param text null for a role that sees no texts
 * @param answer what the model would answer
 * @param uncertainty from 0, sure, to 1; null where values are answered
 * @param diversity its place in the order that covers the texts best; null where it has none
 */
public record SuggestedText(
    String example,
    @Nullable String text,
    Gold answer,
    @Nullable Double uncertainty,
    @Nullable Integer diversity) {}
