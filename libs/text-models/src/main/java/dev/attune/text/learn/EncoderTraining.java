package dev.attune.text.learn;

import dev.attune.text.adapter.EncoderChange;
import dev.attune.text.torch.TextNetwork;
import dev.attune.text.torch.TrainableModule;
import java.io.IOException;
import java.util.function.Function;

/** What every method does that trains through the whole encoder. */
record EncoderTraining(
    Goals goals, Hyperparameters settings, Splits splits, Surroundings surroundings) {

  /**
   * Trains a network and computes the logits of validation and test.
   *
   * @param change what the method changed inside the encoder, read from the trained network
   */
  Fitted run(TextNetwork network, Function<TrainableModule, EncoderChange> change)
      throws IOException {
    try (TrainableModule module = TrainableModule.load(network)) {
      surroundings.listener().stage(TrainingListener.Stage.TRAINING);
      var course = TrainingLoop.run(module, splits, goals, settings, surroundings);
      surroundings.listener().stage(TrainingListener.Stage.EVALUATING);
      Cancellation cancellation = surroundings.cancellation();
      return new Fitted(
          goals.trainedHeads(module),
          change.apply(module),
          Passes.over(splits.validation().inputs(), module::infer, cancellation),
          Passes.over(splits.test().inputs(), module::infer, cancellation),
          course);
    }
  }
}
