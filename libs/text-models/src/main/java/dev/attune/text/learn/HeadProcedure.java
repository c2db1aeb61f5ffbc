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
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Trains the heads alone. The encoder runs once over every text; each epoch reuses its vectors,
 * which are standardised first and the heads changed back afterwards.
 */
record HeadProcedure() implements Procedure {

  @Override
  public Splits prepared(TrainingPlan plan, Goals goals, Splits splits, Cancellation cancellation)
      throws IOException {
    // These heads only make the network whole.
    List<TrainedHead> heads =
        goals.heads(plan.base().info().hiddenSize(), new Seeds(0).initialHead());
    return encode(plan.base(), heads, goals.readTokens(), splits, cancellation);
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
   * @param encoded the splits as vectors
   * @param change what the encoder that made them differs by from the base model
   * @param hidden width of the vectors
   */
  static Fitted fit(
      Splits encoded,
      EncoderChange change,
      int hidden,
      Hyperparameters settings,
      Goals goals,
      Surroundings surroundings)
      throws IOException {
    List<TrainedHead> heads = goals.heads(hidden, new Seeds(settings.seed()).initialHead());
    Cancellation cancellation = surroundings.cancellation();
    Inputs.Vectors train = (Inputs.Vectors) encoded.train().inputs();
    Standardisation texts = Standardisation.of(train.vectors(), hidden);
    Standardisation tokens = Standardisation.of(train.states(), hidden);
    Splits scaled =
        encoded.map(
            inputs ->
                inputs instanceof Inputs.Vectors(var vectors, var states)
                    ? new Inputs.Vectors(texts.apply(vectors), tokens.apply(states))
                    : inputs);
    var network = new HeadNetwork(heads, hidden, settings.dropout());
    try (TrainableModule module = TrainableModule.load(network)) {
      var course = TrainingLoop.run(module, scaled, goals, settings, surroundings);
      surroundings.listener().stage(TrainingListener.Stage.EVALUATING);
      return new Fitted(
          unscaled(goals, module, texts, tokens),
          change,
          Passes.over(scaled.validation().inputs(), module::infer, cancellation),
          Passes.over(scaled.test().inputs(), module::infer, cancellation),
          course);
    }
  }

  private static Map<String, Tensor> unscaled(
      Goals goals, TrainableModule module, Standardisation texts, Standardisation tokens) {
    Map<String, Tensor> heads = goals.trainedHeads(module);
    for (Goal goal : goals.all()) {
      Standardisation scale = goal.objective().perToken() ? tokens : texts;
      Tensor weight = module.trained(goal.weightName());
      heads.put(goal.weightName(), scale.unscaledWeight(weight));
      heads.put(goal.biasName(), scale.unscaledBias(weight, module.trained(goal.biasName())));
    }
    return heads;
  }

  private static Splits encode(
      BaseModel base,
      List<TrainedHead> heads,
      boolean withTokens,
      Splits splits,
      Cancellation cancellation)
      throws IOException {
    var network =
        new TextNetwork(
            base.info(),
            base.tensors().values(),
            null,
            base.info().pooling(),
            heads,
            name -> false,
            0,
            Arithmetic.FLOAT32);
    try (TrainableModule module = TrainableModule.load(network)) {
      return splits.map(inputs -> vectors(inputs, module, withTokens, cancellation));
    }
  }

  private static Inputs vectors(
      Inputs inputs, TrainableModule module, boolean withTokens, Cancellation cancellation) {
    if (!withTokens) {
      float[][][] pooled =
          Passes.over(inputs, batch -> new float[][][] {module.pool(batch)}, cancellation);
      return new Inputs.Vectors(Arrays.asList(pooled[0]), List.of());
    }
    float[][][] both = Passes.over(inputs, module::encode, cancellation);
    return new Inputs.Vectors(Arrays.asList(both[0]), Arrays.asList(both[1]));
  }
}
