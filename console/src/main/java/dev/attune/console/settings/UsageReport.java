package dev.attune.console.settings;

import dev.attune.console.platform.tenants.Limits;
import dev.attune.console.platform.tenants.UsageByDay;
import dev.attune.console.platform.tenants.UsageByModel;
import java.util.List;

/** What an organisation may ask, and what it has asked over a span of days. */
public record UsageReport(Limits limits, int span, UsageByDay days, UsageByModel models) {

  static final List<Integer> SPANS = List.of(30, 90, 365);

  /** The spans that one may choose, in days. */
  public List<Integer> spans() {
    return SPANS;
  }
}
