package dev.attune.agreement;

/**
 * What a figure rests on.
 *
 * @param drawn items in kinds, among which the bootstrap draws; some may have one answer
 * @param items on which annotators can be compared
 * @param leftOut items with answers that are not used
 * @param annotators who answered
 * @param telling items that tell how far annotators agree, as {@link Kinds#telling} counts them
 */
record Evidence(Kinds<?> drawn, int items, int leftOut, int annotators, int telling) {

  /**
   * What a figure by itself rests on, of several that see the same items.
   *
   * @param items of a label, those on which somebody gave it
   * @param telling as in {@link Evidence}
   */
  record Basis(int items, int telling) {}

  /** Of a figure that leaves out the items that are not drawn. */
  static Evidence of(Kinds<?> drawn, Annotations<?> all, int telling) {
    return new Evidence(
        drawn, drawn.items(), all.items().size() - drawn.items(), all.annotators().size(), telling);
  }

  Basis basis() {
    return new Basis(items, telling);
  }
}
