package dev.attune.text.learn;

import dev.attune.text.adapter.ClassificationHead;
import dev.attune.text.base.BaseModel;
import dev.attune.text.tensor.Tensor;
import dev.attune.text.torch.Arithmetic;
import dev.attune.text.torch.HeadNetwork;
import dev.attune.text.torch.TextNetwork;
import dev.attune.text.torch.TrainableModule;
import java.io.IOException;
import java.util.Arrays;

/**
 * Trains the head alone. The encoder runs once over every text; each epoch reuses its vectors,
 * which are standardised first and the head changed back afterwards.
 */
record HeadProcedure() implements Procedure {

  @Override
  public Fitted run(
      TrainingPlan plan, Hyperparameters settings, Splits splits, Surroundings surroundings)
      throws IOException {
    int labels = plan.task().labels().size();
    int hidden = plan.base().info().hiddenSize();
    Splits encoded = encode(plan.base(), labels, splits, surroundings.cancellation());
    Standardisation scale = Standardisation.of((Inputs.Vectors) encoded.train().inputs(), hidden);
    Splits scaled = encoded.map(inputs -> scale.apply((Inputs.Vectors) inputs));
    var network =
        new HeadNetwork(
            InitialWeights.headWeight(labels, hidden, new Seeds(settings.seed()).initialHead()),
            InitialWeights.headBias(labels),
            settings.dropout());
    try (TrainableModule module = TrainableModule.load(network)) {
      surroundings.listener().stage(TrainingListener.Stage.TRAINING);
      var course = TrainingLoop.run(module, scaled, labels, settings, surroundings);
      surroundings.listener().stage(TrainingListener.Stage.EVALUATING);
      Cancellation cancellation = surroundings.cancellation();
      Tensor weight = module.trained(ClassificationHead.WEIGHT);
      return new Fitted(
          scale.unscaledWeight(weight),
          scale.unscaledBias(weight, module.trained(ClassificationHead.BIAS)),
          null,
          Passes.over(scaled.validation().inputs(), module::infer, cancellation),
          Passes.over(scaled.test().inputs(), module::infer, cancellation),
          course);
    }
  }

  private static Splits encode(BaseModel base, int labels, Splits splits, Cancellation cancellation)
      throws IOException {
    var network =
        new TextNetwork(
            base.info(),
            base.tensors().values(),
            null,
            base.info().pooling(),
            Tensor.of(
                ClassificationHead.WEIGHT,
                new float[labels * base.info().hiddenSize()],
                labels,
                base.info().hiddenSize()),
            InitialWeights.headBias(labels),
            name -> false,
            0,
            Arithmetic.FLOAT32);
    try (TrainableModule module = TrainableModule.load(network)) {
      return splits.map(
          inputs ->
              new Inputs.Vectors(Arrays.asList(Passes.over(inputs, module::pool, cancellation))));
    }
  }
}
