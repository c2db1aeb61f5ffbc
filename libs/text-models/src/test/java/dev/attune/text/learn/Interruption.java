package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Ends trainings in the middle. */
final class Interruption {
  private Interruption() {}

  /** Trains until so many steps are done, those of trials and of pairs among them. */
  static void after(int steps, TrainingPlan plan, Checkpoints checkpoints) {
    TrainingListener stopping =
        new TrainingListener() {
          private int done;

          @Override
          public void step(StepReport report) {
            done++;
          }

          @Override
          public boolean cancelled() {
            return done == steps;
          }
        };
    assertThatThrownBy(() -> new FineTuning().train(plan, stopping, checkpoints))
        .isInstanceOf(TrainingCancelledException.class);
  }
}
