package dev.attune.console.platform.models;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A figure of an evaluation.
 *
 * @param of the output or scale that it is about; null when it is about the whole
 * @param name {@code macroF1}, {@code mae}, ...
 */
public record Figure(@Nullable String of, String name, Interval value) {

  static Figure whole(String name, Interval value) {
    return new Figure(null, name, value);
  }

  /** Whether it lies between 0 and 1, so that it can be drawn on that axis. */
  public boolean share() {
    return !name.equals("mae") && !name.equals("rmse") && !name.equals("crossEntropy");
  }

  /** Whether less of it is better. */
  public boolean error() {
    return !share() || name.equals("jensenShannon");
  }

  /** Whether it is the same figure of another version. */
  public boolean matches(Figure other) {
    return name.equals(other.name) && Objects.equals(of, other.of);
  }
}
