package dev.attune.text.learn;

/** Ends the training when the listener asks for it. */
record Cancellation(TrainingListener listener) {

  /**
   * @throws TrainingCancelledException if the listener wants no more
   */
  void check() {
    if (listener.cancelled()) {
      throw new TrainingCancelledException();
    }
  }
}
