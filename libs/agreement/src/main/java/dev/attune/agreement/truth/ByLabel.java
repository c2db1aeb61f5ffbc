package dev.attune.agreement.truth;

import dev.attune.agreement.Numbers;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
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
  private final Numbers<V> labels;
  private final IntFunction<T> made;

  /**
   * @param made by the label's number
   */
  ByLabel(Numbers<V> labels, IntFunction<T> made) {
    this.labels = labels;
    this.made = made;
  }

  @Override
  public @Nullable T get(@Nullable Object label) {
    int number = labels.find(label);
    return number < 0 ? null : made.apply(number);
  }

  @Override
  public boolean containsKey(@Nullable Object label) {
    return labels.find(label) >= 0;
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
