package dev.attune.text.metrics;

import java.util.Optional;

/**
 * On how many of the same texts which of two models did better.
 *
 * @param by what better means: {@code right} if only one gave the right answer, {@code nearer} if
 *     its values were closer to the right ones, each scale counted by its range
 * @param first texts on which the first did better
 * @param second texts on which the second did better
 * @param neither the other texts
 */
public record Wins(String by, int first, int second, int neither) {

  /**
   * Compares two models' answers text by text; nothing for a joint task with values among its
   * answers, where all can hardly be right.
   *
   * @throws IllegalArgumentException if they did not answer as many texts
   */
  public static Optional<Wins> of(Outcomes first, Outcomes second) {
    if (first.size() != second.size()) {
      throw new IllegalArgumentException(
          "Answers to %d texts and to %d.".formatted(first.size(), second.size()));
    }
    if (first instanceof ValueOutcomes one && second instanceof ValueOutcomes other) {
      return Optional.of(
          count("nearer", first.size(), i -> Double.compare(other.distance(i), one.distance(i))));
    }
    if (hasValues(first) || hasValues(second)) {
      return Optional.empty();
    }
    return Optional.of(
        count("right", first.size(), i -> Boolean.compare(first.right(i), second.right(i))));
  }

  /** Positive where the first did better, negative where the second did. */
  private interface Sign {
    int of(int text);
  }

  private static Wins count(String by, int texts, Sign sign) {
    int first = 0;
    int second = 0;
    for (int text = 0; text < texts; text++) {
      int better = sign.of(text);
      first += better > 0 ? 1 : 0;
      second += better < 0 ? 1 : 0;
    }
    return new Wins(by, first, second, texts - first - second);
  }

  private static boolean hasValues(Outcomes outcomes) {
    return switch (outcomes) {
      case ValueOutcomes _ -> true;
      case JointOutcomes(var outputs) -> outputs.values().stream().anyMatch(Wins::hasValues);
      case LabelOutcomes _, LabelSetOutcomes _, EntityOutcomes _ -> false;
    };
  }
}
