package dev.attune.text.learn;

import java.util.function.LongSupplier;

/** What a training needs from outside beside its plan. */
record Surroundings(TrainingListener listener, LongSupplier clock) {

  Cancellation cancellation() {
    return new Cancellation(listener);
  }
}
