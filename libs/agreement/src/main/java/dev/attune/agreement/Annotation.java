package dev.attune.agreement;

/**
 * What one annotator said of one item.
 *
 * @param <V> a label ({@code String}), a set of labels, a value ({@code Double}) or a {@link
 *     Marking}; compared by {@code equals}
 * @param item its id
 * @param annotator whose answer it is
 * @param value the answer
 */
public record Annotation<V>(String item, String annotator, V value) {}
