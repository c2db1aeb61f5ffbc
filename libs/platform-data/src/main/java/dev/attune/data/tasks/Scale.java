package dev.attune.data.tasks;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A quantity that a text has, such as stress from 0 to 10.
 *
 * @param name 1 to 64 characters without dots, slashes, control characters or surrounding blanks
 * @param min the least value
 * @param max the greatest value
 */
public record Scale(String name, double min, double max) {
  /** Of the range: a tenth, and what decimals lose as binary numbers. */
  private static final double NEAR = 0.1 + 1e-9;

  /** Refuses a name or a range that is none, with a sentence that names the field. */
  public Scale {
    Names.column("scale", name);
    if (!Double.isFinite(min) || !Double.isFinite(max) || min >= max) {
      throw new IllegalArgumentException(
          "min, max: the scale \"%s\" runs from %s to %s, which is no range."
              .formatted(name, min, max));
    }
  }

  /** Whether two of its values say the same: they are no more than a tenth of its range apart. */
  public boolean isNear(double one, double other) {
    return Math.abs(one - other) <= NEAR * (max - min);
  }

  @JsonCreator
  static Scale of(
      @JsonProperty("name") @Nullable String name,
      @JsonProperty("min") @Nullable Double min,
      @JsonProperty("max") @Nullable Double max) {
    if (name == null || min == null || max == null) {
      throw new IllegalArgumentException("outputs: each scale needs name, min and max.");
    }
    return new Scale(name, min, max);
  }
}
