package dev.attune.text.learn;

import dev.attune.text.base.BaseModel;
import dev.attune.text.torch.TextNetwork;
import java.io.IOException;

/** Trains low-rank updates and the head through the whole encoder. */
record LoraProcedure() implements Procedure {

  @Override
  public Fitted run(
      TrainingPlan plan,
      Hyperparameters settings,
      Goals goals,
      Splits splits,
      Surroundings surroundings)
      throws IOException {
    BaseModel base = plan.base();
    LowRank updates = LowRank.of(base.info(), settings);
    var network =
        new TextNetwork(
            base.info(),
            base.tensors().values(),
            updates.initial(),
            base.info().pooling(),
            goals.heads(base.info().hiddenSize(), new Seeds(settings.seed()).initialHead()),
            updates::has,
            settings.dropout(),
            arithmetic());
    return new EncoderTraining(goals, settings, splits, surroundings)
        .run(network, updates::trained);
  }
}
