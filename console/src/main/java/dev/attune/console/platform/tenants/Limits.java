package dev.attune.console.platform.tenants;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What an organisation may ask, and what it has asked this month; null is without limit. */
public record Limits(
    Rates rates, @Nullable Long monthlyTexts, @Nullable Long monthlyTokens, Month month) {

  /** What was asked from the first moment of a month on; the quotas begin again with the next. */
  public record Month(Instant since, Instant until, long requests, long texts, long tokens) {

    /** The day (UTC) on which the quotas begin again. */
    public LocalDate nextBegins() {
      return LocalDate.ofInstant(until, ZoneOffset.UTC);
    }
  }

  public boolean hasQuota() {
    return monthlyTexts != null || monthlyTokens != null;
  }

  /** Texts that are left this month; 0 without a quota. */
  public long textsLeft() {
    return left(monthlyTexts, month.texts());
  }

  /** Tokens that are left this month; 0 without a quota. */
  public long tokensLeft() {
    return left(monthlyTokens, month.tokens());
  }

  /** Whether a quota is used up: then apps are refused until the next month. */
  public boolean usedUp() {
    return (monthlyTexts != null && textsLeft() == 0)
        || (monthlyTokens != null && tokensLeft() == 0);
  }

  private static long left(@Nullable Long quota, long used) {
    return quota == null ? 0 : Math.max(0, quota - used);
  }
}
