package dev.attune.console.platform.annotation;

import dev.attune.console.platform.datasets.Gold;
import org.jspecify.annotations.Nullable;

/** A gold question with its known answer, and how many answered it and were right. */
public record GoldQuestion(
    String example,
    @Nullable String externalId,
    String text,
    Gold answer,
    long answers,
    long correct) {}
