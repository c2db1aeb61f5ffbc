package dev.attune.api.limits;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant is granted, all of it; what is not sent or null is without limit.
 *
 * @param monthlyTexts texts that may be asked about in a calendar month (UTC), on all gateways
 * @param monthlyTokens tokens of such texts
 */
public record GrantedLimits(
    @Valid @Nullable Rates rates,
    @Schema(examples = "100000", nullable = true) @Nullable @Min(0) @Max(GrantedLimits.MOST) Long monthlyTexts,
    @Schema(examples = "5000000", nullable = true) @Nullable @Min(0) @Max(GrantedLimits.MOST) Long monthlyTokens) {
  static final long MOST = 1_000_000_000_000_000L;
  static final GrantedLimits UNLIMITED = new GrantedLimits(Rates.UNLIMITED, null, null);

  @Override
  public Rates rates() {
    return rates == null ? Rates.UNLIMITED : rates;
  }
}
