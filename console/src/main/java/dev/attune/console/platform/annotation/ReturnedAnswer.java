package dev.attune.console.platform.annotation;

import dev.attune.console.platform.datasets.Gold;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer that was sent back.
 *
 * @param before the answer as it was, with the labels of then
 * @param waiting whether there is no other answer yet
 */
public record ReturnedAnswer(
    String annotator,
    @Nullable String by,
    @Nullable String note,
    @Nullable Gold before,
    boolean waiting,
    Instant at) {}
