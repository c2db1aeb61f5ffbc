package dev.attune.console.platform.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the audit log.
 *
 * @param intact whether every entry's hash fits the one before it; null when the API did not say
 */
public record AuditLogPage(List<Entry> items, @Nullable String next, @Nullable Boolean intact) {

  public boolean broken() {
    return Boolean.FALSE.equals(intact);
  }

  /** What somebody did. */
  public record Entry(
      long seq,
      Instant at,
      String actor,
      String action,
      String target,
      @Nullable JsonNode details) {

    /** The details on one line, without texts or secrets; empty when there are none. */
    public String detailLine() {
      if (details == null || details.isNull() || details.isEmpty()) {
        return "";
      }
      return details.toString();
    }
  }
}
