package dev.attune.api.keys;

import dev.attune.api.limits.Rates;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/**
 * What is to be different.
 *
 * @param limits all of the key's own limits, within those of the tenant; null is without limit
 */
public record ApiKeyChange(@Valid @NotNull Rates limits) {}
