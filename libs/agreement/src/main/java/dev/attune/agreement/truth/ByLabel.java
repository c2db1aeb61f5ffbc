package dev.attune.agreement.truth;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Something for every label, made when it is asked for: of hundreds of labels and thousands of
 * items or annotators there is too much to keep all of it.
 */
final class ByLabel<V, T> extends AbstractMap<V, T> {
  private final Labels<V> labels;
  private final IntFunction<T> made;

  /** All labels, each with its number. */
  record Labels<V>(List<V> all, Map<V, Integer> numbers) {
    static <V> Labels<V> of(List<V> all) {
      Map<V, Integer> numbers = new HashMap<>();
      all.forEach(label -> numbers.putIfAbsent(label, numbers.size()));
      return new Labels<>(List.copyOf(all), numbers);
    }

    int size() {
      return all.size();
    }

    /**
     * The number of an answer.
     *
     * @throws IllegalArgumentException if it is none of the labels
     */
    int number(V answer) {
      Integer number = numbers.get(answer);
      if (number == null) {
        throw new IllegalArgumentException("An answer is none of the %d labels.".formatted(size()));
      }
      return number;
    }
  }

  /**
   * @param made by the label's number
   */
  ByLabel(Labels<V> labels, IntFunction<T> made) {
    this.labels = labels;
    this.made = made;
  }

  @Override
  public @Nullable T get(@Nullable Object label) {
    Integer number = labels.numbers().get(label);
    return number == null ? null : made.apply(number);
  }

  @Override
  public boolean containsKey(@Nullable Object label) {
    return labels.numbers().containsKey(label);
  }

  @Override
  public Set<Entry<V, T>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<V, T>> iterator() {
        return IntStream.range(0, labels.size())
            .mapToObj(number -> Map.entry(labels.all().get(number), made.apply(number)))
            .iterator();
      }

      @Override
      public int size() {
        return labels.size();
      }
    };
  }
}
