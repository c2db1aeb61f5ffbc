package dev.attune.agreement;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values by number, in their order, each once. */
public final class Numbers<V> {
  private final Map<V, Integer> numbers = new LinkedHashMap<>();
  private final List<V> all;

  /** Numbers them. */
  public Numbers(Collection<V> values) {
    values.forEach(value -> numbers.putIfAbsent(value, numbers.size()));
    all = List.copyOf(numbers.keySet());
  }

  /** The values, each at the place of its number. */
  public List<V> all() {
    return all;
  }

  /** How many there are. */
  public int size() {
    return all.size();
  }

  /** The number of a value; minus one for what is none of them. */
  public int find(@Nullable Object value) {
    return numbers.getOrDefault(value, -1);
  }

  /**
   * The number of an answer.
   *
   * @throws IllegalArgumentException if it is none of the values
   */
  public int of(V answer) {
    int number = find(answer);
    if (number < 0) {
      throw new IllegalArgumentException("An answer is none of the %d values.".formatted(size()));
    }
    return number;
  }
}
