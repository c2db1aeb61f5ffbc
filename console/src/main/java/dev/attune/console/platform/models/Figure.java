package dev.attune.console.platform.models;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A figure of an evaluation.
 *
 * @param of the output or scale that it is about; null when it is about the whole
 * @param name {@code macroF1}, {@code mae}, ...
 */
public record Figure(@Nullable String of, String name, Interval value) {

  private static final Set<String> CORRELATIONS =
      Set.of("pearson", "spearman", "entropyCorrelation");
  private static final Set<String> UNBOUNDED = Set.of("mae", "rmse", "crossEntropy");

  static Figure whole(String name, Interval value) {
    return new Figure(null, name, value);
  }

  /** Whether figures of a name lie between -1 and 1. */
  static boolean correlation(String name) {
    return CORRELATIONS.contains(name);
  }

  /** The same figure as one of an output. */
  Figure within(String output) {
    return new Figure(of == null ? output : output + " · " + of, name, value);
  }

  /** Whether it has a least and a greatest value, so that it can be drawn between them. */
  public boolean bounded() {
    return !UNBOUNDED.contains(name);
  }

  /** Whether the least is -1 and the greatest 1; otherwise they are 0 and 1. */
  public boolean signed() {
    return correlation(name);
  }

  /** Whether it is the same figure of another version. */
  public boolean matches(Figure other) {
    return name.equals(other.name) && Objects.equals(of, other.of);
  }
}
