package dev.attune.text.learn;

/** What steps belong to: a training has one part or several, each with epochs of its own. */
public sealed interface Part {
  /** The training that the model comes of; in {@link Method.FewShot} that of its head. */
  Part MODEL = new Model();

  /** Drawing texts with the same label together, before the head of {@link Method.FewShot}. */
  Part CONTRAST = new Contrast();

  /**
   * A try of some hyperparameters in a search. The better settings are tried again with more
   * epochs.
   *
   * @param number of the settings, from 1
   * @param of how many settings the search began with
   */
  record Trial(int number, int of) implements Part {}

  /** See {@link #CONTRAST}. */
  record Contrast() implements Part {}

  /** See {@link #MODEL}. */
  record Model() implements Part {}
}
