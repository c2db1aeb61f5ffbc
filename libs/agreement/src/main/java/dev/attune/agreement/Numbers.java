package dev.attune.agreement;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The values that answers may have, by number. */
final class Numbers<V> {
  private final Map<V, Integer> numbers = new HashMap<>();

  Numbers(Collection<V> values) {
    values.forEach(value -> numbers.putIfAbsent(value, numbers.size()));
  }

  int size() {
    return numbers.size();
  }

  /**
   * The number of an answer.
   *
   * @throws IllegalArgumentException if it is none of the values
   */
  int of(V answer) {
    Integer number = numbers.get(answer);
    if (number == null) {
      throw new IllegalArgumentException(
          "An answer is none of the %d values.".formatted(numbers.size()));
    }
    return number;
  }
}
