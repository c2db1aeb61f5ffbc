package dev.attune.gateway.limits;

import dev.attune.gateway.access.Rates;
import org.jspecify.annotations.Nullable;

/**
 * What the operator grants a tenant; null is without limit.
 *
 * @param monthlyTexts texts in a calendar month (UTC)
 * @param monthlyTokens tokens in a calendar month (UTC)
 */
record Plan(Rates rates, @Nullable Long monthlyTexts, @Nullable Long monthlyTokens) {
  static final Plan UNLIMITED = new Plan(Rates.UNLIMITED, null, null);

  boolean hasQuota() {
    return monthlyTexts != null || monthlyTokens != null;
  }
}
