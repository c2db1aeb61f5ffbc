package dev.attune.api.limits;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was asked in a calendar month, up to the last flush of each gateway.
 *
 * @param since its first moment (UTC)
 * @param until when the quotas begin again
 */
@Schema(name = "MonthlyUsage")
public record MonthView(
    Instant since,
    Instant until,
    @Schema(examples = "1204") long requests,
    @Schema(examples = "4816") long texts,
    @Schema(examples = "101136") long tokens) {
  static MonthView of(YearMonth month, long requests, long texts, long tokens) {
    return new MonthView(start(month), start(month.plusMonths(1)), requests, texts, tokens);
  }

  private static Instant start(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
