package dev.attune.text.learn;

/** Watches a training and can end it. Called on the training's thread. */
public interface TrainingListener {
  /** Watches nothing. */
  TrainingListener NONE = new TrainingListener() {};

  /** The stages of a training, in order. */
  enum Stage {
    PREPARING,
    TRAINING,
    EVALUATING
  }

  /** A stage begins. */
  default void stage(Stage stage) {}

  /** A step is done. */
  default void step(StepReport report) {}

  /** An epoch is done and the validation split is scored. */
  default void epoch(EpochReport report) {}

  /** Asked before every step and every batch of texts; true ends the training with an exception. */
  default boolean cancelled() {
    return false;
  }
}
