package dev.attune.text.learn;

import dev.attune.text.adapter.EncoderChange;
import dev.attune.text.base.BaseModel;
import dev.attune.text.tensor.Tensor;
import dev.attune.text.torch.TextNetwork;
import dev.attune.text.torch.TrainableModule;
import java.io.IOException;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Trains parameters of the encoder themselves, together with the heads.
 *
 * @param trained which, by Hugging Face name
 */
record ParameterProcedure(Predicate<String> trained) implements Procedure {

  /** Every parameter. */
  static ParameterProcedure full() {
    return new ParameterProcedure(name -> true);
  }

  /** Biases only (Ben Zaken et al. 2022), those of the norms among them. */
  static ParameterProcedure bitFit() {
    return new ParameterProcedure(name -> name.endsWith(".bias"));
  }

  @Override
  public Fitted run(
      TrainingPlan plan,
      Hyperparameters settings,
      Goals goals,
      Splits splits,
      Surroundings surroundings)
      throws IOException {
    BaseModel base = plan.base();
    var network =
        new TextNetwork(
            base.info(),
            base.tensors().values(),
            null,
            base.info().pooling(),
            goals.heads(base.info().hiddenSize(), new Seeds(settings.seed()).initialHead()),
            trained,
            settings.dropout(),
            arithmetic());
    Set<String> encoder = Set.copyOf(base.tensors().keySet());
    return new EncoderTraining(goals, settings, splits, surroundings)
        .run(network, module -> change(module, encoder));
  }

  private static EncoderChange change(TrainableModule module, Set<String> encoder) {
    return new EncoderChange.Parameters(
        module.trained().stream()
            .filter(tensor -> encoder.contains(tensor.name()))
            .collect(Collectors.toMap(Tensor::name, Function.identity())));
  }
}
