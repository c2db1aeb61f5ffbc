package dev.attune.text.learn;

import dev.attune.text.adapter.EncoderChange;
import dev.attune.text.base.BaseModel;
import dev.attune.text.tensor.Tensor;
import dev.attune.text.torch.Arithmetic;
import dev.attune.text.torch.HeadNetwork;
import dev.attune.text.torch.TextNetwork;
import dev.attune.text.torch.TrainableModule;
import dev.attune.text.torch.TrainedHead;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Map;

/**
 * Trains the heads alone. The encoder runs once over every text; each epoch reuses its vectors,
 * which are standardised first and the heads changed back afterwards.
 */
record HeadProcedure() implements Procedure {

  @Override
  public Splits prepared(
      TrainingPlan plan, Goals goals, Splits splits, Arena memory, Cancellation cancellation)
      throws IOException {
    BaseModel base = plan.base();
    int hidden = base.info().hiddenSize();
    var network =
        new TextNetwork(
            base.info(),
            base.tensors().values(),
            null,
            base.info().pooling(),
            // These heads only make the network whole.
            goals.heads(hidden, new Seeds(0).initialHead()),
            name -> false,
            0,
            arithmetic());
    try (TrainableModule module = TrainableModule.load(network)) {
      return goals.readTokens()
          ? Vectorisation.ofTokens(splits, module::encode, hidden, memory, cancellation)
          : Vectorisation.ofTexts(
              splits, batch -> new float[][][] {module.pool(batch)}, hidden, cancellation);
    }
  }

  /** One product by a small matrix: nothing is gained by fewer bits. */
  @Override
  public Arithmetic arithmetic() {
    return Arithmetic.FLOAT32;
  }

  @Override
  public Fitted run(
      TrainingPlan plan,
      Hyperparameters settings,
      Goals goals,
      Splits splits,
      Surroundings surroundings)
      throws IOException {
    surroundings.listener().stage(TrainingListener.Stage.TRAINING);
    int hidden = plan.base().info().hiddenSize();
    return fit(splits, new EncoderChange.None(), hidden, settings, goals, surroundings);
  }

  /**
   * Trains the heads.
   *
   * @param splits as {@link Vectorisation} gives them
   * @param change what the encoder that made them differs by from the base model
   * @param hidden width of the vectors
   */
  static Fitted fit(
      Splits splits,
      EncoderChange change,
      int hidden,
      Hyperparameters settings,
      Goals goals,
      Surroundings surroundings)
      throws IOException {
    List<TrainedHead> heads = goals.heads(hidden, new Seeds(settings.seed()).initialHead());
    Cancellation cancellation = surroundings.cancellation();
    Scales scales = ((Inputs.Vectors) splits.train().inputs()).scales();
    var network = new HeadNetwork(heads, hidden, settings.dropout());
    try (TrainableModule module = TrainableModule.load(network)) {
      var course = TrainingLoop.run(module, splits, goals, settings, surroundings);
      surroundings.listener().stage(TrainingListener.Stage.EVALUATING);
      return new Fitted(
          unscaled(goals, module, scales),
          change,
          Passes.over(splits.validation().inputs(), module::infer, cancellation),
          Passes.over(splits.test().inputs(), module::infer, cancellation),
          course);
    }
  }

  private static Map<String, Tensor> unscaled(Goals goals, TrainableModule module, Scales scales) {
    Map<String, Tensor> heads = goals.trainedHeads(module);
    for (Goal goal : goals.all()) {
      Standardisation scale = scales.of(goal);
      Tensor weight = module.trained(goal.weightName());
      heads.put(goal.weightName(), scale.unscaledWeight(weight));
      heads.put(goal.biasName(), scale.unscaledBias(weight, module.trained(goal.biasName())));
    }
    return heads;
  }
}
