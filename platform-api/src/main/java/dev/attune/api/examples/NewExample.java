package dev.attune.api.examples;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that may be stored.
 *
 * @param subject who the text is about; only a pseudonym of it is kept
 */
record NewExample(
    String text,
    int characters,
    @Nullable String label,
    @Nullable String split,
    @Nullable String subject,
    @Nullable String externalId,
    Map<String, String> meta) {}
