package dev.attune.gateway.models;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of models.
 *
 * @param next what to pass as {@code after} for the next page; null on the last
 */
public record ModelPage(List<ModelSummary> items, @Nullable String next) {}
