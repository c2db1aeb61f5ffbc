package dev.attune.agreement;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Annotators' answers by item. Any item may be answered by any number of annotators. Items and
 * annotators are in the order of their ids, so that figures and seeded intervals do not depend on
 * the order in which answers were read.
 *
 * @param <V> as in {@link Annotation}
 */
public final class Annotations<V> {
  private final TreeMap<String, TreeMap<String, V>> byItem = new TreeMap<>();
  private final TreeSet<String> annotators = new TreeSet<>();

  private Annotations() {}

  /**
   * Collects answers.
   *
   * @throws IllegalArgumentException if an annotator answered an item twice
   */
  public static <V> Annotations<V> of(Collection<Annotation<V>> answers) {
    Annotations<V> annotations = new Annotations<>();
    for (Annotation<V> answer : answers) {
      annotations.add(answer.item(), answer.annotator(), answer.value());
    }
    return annotations;
  }

  private void add(String item, String annotator, V value) {
    annotators.add(annotator);
    V earlier = byItem.computeIfAbsent(item, id -> new TreeMap<>()).putIfAbsent(annotator, value);
    if (earlier != null) {
      throw new IllegalArgumentException(
          "An annotator answered the item %s twice.".formatted(item));
    }
  }

  /** The ids of all items that have an answer. */
  public List<String> items() {
    return List.copyOf(byItem.keySet());
  }

  /** All annotators who gave an answer. */
  public List<String> annotators() {
    return List.copyOf(annotators);
  }

  /** The answers to an item by annotator, in the order of their ids; empty if there are none. */
  public SortedMap<String, V> of(String item) {
    TreeMap<String, V> answers = byItem.get(item);
    return Collections.unmodifiableSortedMap(answers == null ? new TreeMap<>() : answers);
  }

  /** The answers to an item in the order of their annotators' ids. */
  public List<V> answers(String item) {
    TreeMap<String, V> answers = byItem.get(item);
    return answers == null ? List.of() : List.copyOf(answers.values());
  }

  /** The same annotators' answers to the same items, each turned into another. */
  public <W> Annotations<W> map(Function<? super V, ? extends W> change) {
    Annotations<W> changed = new Annotations<>();
    byItem.forEach(
        (item, answers) ->
            answers.forEach(
                (annotator, value) -> changed.add(item, annotator, change.apply(value))));
    return changed;
  }

  /** The answers to some items alone. */
  Annotations<V> of(Set<String> items) {
    Annotations<V> some = new Annotations<>();
    byItem.forEach(
        (item, answers) -> {
          if (items.contains(item)) {
            answers.forEach((annotator, value) -> some.add(item, annotator, value));
          }
        });
    return some;
  }

  /** All answers that differ from each other. */
  Set<V> values() {
    Set<V> values = new LinkedHashSet<>();
    byItem.values().forEach(answers -> values.addAll(answers.values()));
    return values;
  }
}
