package dev.attune.api.limits;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.attune.api.sql.Row;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How fast somebody may ask one gateway; null is without limit. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Rates(
    @Schema(examples = "20", nullable = true) @Nullable @Min(1) @Max(Rates.MOST) Integer requestsPerSecond,
    @Schema(examples = "600", nullable = true) @Nullable @Min(1) @Max(Rates.MOST) Integer requestsPerMinute,
    @Schema(examples = "100", nullable = true) @Nullable @Min(1) @Max(Rates.MOST) Integer textsPerSecond,
    @Schema(examples = "3000", nullable = true) @Nullable @Min(1) @Max(Rates.MOST) Integer textsPerMinute) {
  /** As fast as one likes. */
  public static final Rates UNLIMITED = new Rates(null, null, null, null);

  /** The columns, in order. */
  public static final String COLUMNS =
      "requests_per_second, requests_per_minute, texts_per_second, texts_per_minute";

  static final int MOST = 1_000_000;

  /** Reads {@link #COLUMNS}. */
  public static Rates of(Row row) throws SQLException {
    return new Rates(
        row.integerOrNull("requests_per_second"),
        row.integerOrNull("requests_per_minute"),
        row.integerOrNull("texts_per_second"),
        row.integerOrNull("texts_per_minute"));
  }

  /** By name, those that limit. */
  public Map<String, Integer> set() {
    Map<String, Integer> set = new LinkedHashMap<>();
    all()
        .forEach(
            (name, rate) -> {
              if (rate != null) {
                set.put(name, rate);
              }
            });
    return set;
  }

  private Map<String, @Nullable Integer> all() {
    Map<String, @Nullable Integer> all = new LinkedHashMap<>();
    all.put("requestsPerSecond", requestsPerSecond);
    all.put("requestsPerMinute", requestsPerMinute);
    all.put("textsPerSecond", textsPerSecond);
    all.put("textsPerMinute", textsPerMinute);
    return all;
  }
}
