package dev.attune.console.platform.runs;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A figure that a training method lets a person choose.
 *
 * @param type {@code number} or {@code integer}
 */
public record Hyperparameter(
    String name,
    String type,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    @JsonProperty("default") @Nullable BigDecimal defaultValue,
    @Nullable String description) {

  public boolean integer() {
    return "integer".equals(type);
  }

  /** Its field in a form that offers several methods. */
  public String fieldOf(String method) {
    return method + "." + name;
  }

  public String lowest() {
    return bound(min);
  }

  public String highest() {
    return bound(max);
  }

  private static String bound(@Nullable BigDecimal bound) {
    return bound == null ? "…" : bound.stripTrailingZeros().toPlainString();
  }

  /** Whether a value is of the type and inside the range. */
  public boolean accepts(BigDecimal value) {
    return (!integer() || value.stripTrailingZeros().scale() <= 0)
        && (min == null || value.compareTo(min) >= 0)
        && (max == null || value.compareTo(max) <= 0);
  }
}
