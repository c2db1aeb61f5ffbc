package dev.attune.text.learn;

import java.util.function.LongSupplier;

/** What a training needs from outside beside its plan. */
record Surroundings(TrainingListener listener, LongSupplier clock, Saving saving) {

  /** Without checkpoints. */
  Surroundings(TrainingListener listener, LongSupplier clock) {
    this(listener, clock, Saving.NONE);
  }

  /** The same for a part of the training. */
  Surroundings forPart(Part part, double from, double to) {
    return new Surroundings(new PartListener(listener, part, from, to), clock, saving);
  }

  Cancellation cancellation() {
    return new Cancellation(listener);
  }
}
