package dev.attune.console.platform.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
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

    /**
     * The details on one line, such as {@code production 2, revision 1}; empty when there are none.
     */
    public String detailLine() {
      return details == null ? "" : line(details);
    }

    private static String line(JsonNode value) {
      if (value.isObject()) {
        return value.properties().stream()
            .filter(field -> !isNothing(field.getValue()))
            .map(field -> field.getKey() + " " + inner(field.getValue()))
            .collect(Collectors.joining(", "));
      }
      if (value.isArray()) {
        return value.valueStream().map(Entry::inner).collect(Collectors.joining(", "));
      }
      return value.asText();
    }

    private static boolean isNothing(JsonNode value) {
      return value.isNull() || (value.isContainerNode() && value.isEmpty());
    }

    private static String inner(JsonNode value) {
      return value.isContainerNode() ? "(" + line(value) + ")" : value.asText();
    }
  }
}
