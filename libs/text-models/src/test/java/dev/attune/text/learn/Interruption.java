package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Ends trainings in the middle. */
final class Interruption {
  private Interruption() {}

  /** Trains until so many steps are done, those of trials and of pairs among them. */
  static void after(int steps, TrainingPlan plan, Checkpoints checkpoints) {
    stop(
        plan,
        checkpoints,
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
        });
  }

  /** Trains until the step after the first epoch is done; epochs of trials do not count. */
  static void afterTheFirstEpoch(TrainingPlan plan, Checkpoints checkpoints) {
    stop(
        plan,
        checkpoints,
        new TrainingListener() {
          private boolean epochDone;
          private boolean stepDone;

          @Override
          public void epoch(EpochReport report) {
            epochDone = true;
          }

          @Override
          public void step(StepReport report) {
            stepDone = epochDone;
          }

          @Override
          public boolean cancelled() {
            return stepDone;
          }
        });
  }

  private static void stop(TrainingPlan plan, Checkpoints checkpoints, TrainingListener listener) {
    assertThatThrownBy(() -> new FineTuning().train(plan, listener, checkpoints))
        .isInstanceOf(TrainingCancelledException.class);
  }
}
