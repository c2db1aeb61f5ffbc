package dev.attune.agreement;

/**
 * What a figure rests on.
 *
 * @param drawn items in kinds, among which the bootstrap draws; some may have one answer
 * @param items on which annotators can be compared
 * @param leftOut items with answers that are not used
 * @param annotators who answered
 */
record Evidence(Kinds<?> drawn, int items, int leftOut, int annotators) {
  /** Of a figure that leaves out the items that are not drawn. */
  static Evidence of(Kinds<?> drawn, Annotations<?> all) {
    return new Evidence(
        drawn, drawn.items(), all.items().size() - drawn.items(), all.annotators().size());
  }
}
