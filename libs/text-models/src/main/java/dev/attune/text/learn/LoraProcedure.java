package dev.attune.text.learn;

import dev.attune.text.adapter.EncoderChange;
import dev.attune.text.adapter.LoraTarget;
import dev.attune.text.adapter.LoraWeights;
import dev.attune.text.base.BaseModel;
import dev.attune.text.torch.Arithmetic;
import dev.attune.text.torch.TextNetwork;
import java.io.IOException;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Trains low-rank updates and the head through the whole encoder. */
record LoraProcedure(Set<LoraTarget> targets) implements Procedure {

  @Override
  public Fitted run(
      TrainingPlan plan,
      Hyperparameters settings,
      Goals goals,
      Splits splits,
      Surroundings surroundings)
      throws IOException {
    LoraWeights initial =
        InitialWeights.lora(
            plan.base().info(),
            settings.rank(),
            settings.alpha(),
            targets,
            new Seeds(settings.seed()).initialWeights());
    return new EncoderTraining(goals, settings, splits, surroundings)
        .run(
            network(plan.base(), goals, settings, initial),
            module ->
                new EncoderChange.Lora(
                    LoraWeights.of(
                        settings.rank(),
                        (float) settings.alpha(),
                        targets,
                        initial.tensors().keySet().stream().map(module::trained).toList())));
  }

  private static TextNetwork network(
      BaseModel base, Goals goals, Hyperparameters settings, LoraWeights initial)
      throws IOException {
    RandomGenerator random = new Seeds(settings.seed()).initialHead();
    return new TextNetwork(
        base.info(),
        base.tensors().values(),
        initial,
        base.info().pooling(),
        goals.heads(base.info().hiddenSize(), random),
        initial.tensors()::containsKey,
        settings.dropout(),
        Arithmetic.ofThisMachine());
  }
}
