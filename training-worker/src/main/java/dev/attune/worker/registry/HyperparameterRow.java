package dev.attune.worker.registry;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.attune.text.learn.Hyperparameter;
import dev.attune.text.learn.Hyperparameters;
import dev.attune.text.learn.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A hyperparameter as {@code training_method} lists it.
 *
 * @param type {@code integer} or {@code number}
 * @param standard what a run without it uses; null where that depends on the data
 */
record HyperparameterRow(
    String name,
    String type,
    Number min,
    Number max,
    @JsonProperty("default") @Nullable Number standard,
    String description) {

  /** The hyperparameters of a method. */
  static List<HyperparameterRow> of(Method method) {
    Hyperparameters defaults = Hyperparameters.defaultsOf(method);
    return Arrays.stream(Hyperparameter.values())
        .filter(parameter -> parameter.appliesTo(method))
        .map(parameter -> of(parameter, defaults))
        .toList();
  }

  private static HyperparameterRow of(Hyperparameter parameter, Hyperparameters defaults) {
    double standard = standard(parameter, defaults);
    return new HyperparameterRow(
        parameter.id(),
        parameter.kind().name().toLowerCase(Locale.ROOT),
        number(parameter, parameter.lowest()),
        number(parameter, parameter.highest()),
        standard < parameter.lowest() ? null : number(parameter, standard),
        description(parameter));
  }

  private static Number number(Hyperparameter parameter, double value) {
    return switch (parameter.kind()) {
      case INTEGER -> (Number) Math.round(value);
      case NUMBER -> (Number) value;
    };
  }

  private static double standard(Hyperparameter parameter, Hyperparameters defaults) {
    return switch (parameter) {
      case LEARNING_RATE -> defaults.learningRate();
      case EPOCHS -> defaults.epochs();
      case BATCH_SIZE -> defaults.batchSize();
      case WARMUP_SHARE -> defaults.warmupShare();
      case WEIGHT_DECAY -> defaults.weightDecay();
      case MAX_GRADIENT_NORM -> defaults.maxGradientNorm();
      case DROPOUT -> defaults.dropout();
      case PATIENCE -> defaults.patience();
      case MAX_TOKENS -> defaults.maxTokens();
      case RANK -> defaults.rank();
      case ALPHA -> defaults.alpha();
      case CLASS_WEIGHTS -> defaults.classWeights();
      case TOKEN_LOSS_WEIGHT -> defaults.tokenLossWeight();
      case SEED -> defaults.seed();
    };
  }

  private static String description(Hyperparameter parameter) {
    return switch (parameter) {
      case LEARNING_RATE -> "Peak of the learning rate's schedule.";
      case EPOCHS -> "Passes over the training examples; chosen by their number when not given.";
      case BATCH_SIZE -> "Texts per step.";
      case WARMUP_SHARE -> "Share of the steps in which the learning rate rises to its peak.";
      case WEIGHT_DECAY -> "Weight decay of AdamW; biases and layer norms do not decay.";
      case MAX_GRADIENT_NORM -> "Limit on the norm over all gradients; 0 for none.";
      case DROPOUT -> "Share of hidden states dropped while training.";
      case PATIENCE ->
          "Epochs without a better figure on the validation split before the training ends; chosen by the number of epochs when not given.";
      case MAX_TOKENS -> "Texts are cut after so many tokens.";
      case RANK -> "Inner dimension of the low-rank updates.";
      case ALPHA -> "Scale of the low-rank updates, divided by the rank.";
      case CLASS_WEIGHTS ->
          "How far rare labels count more: from 0, every text the same, to 1, every label the same.";
      case TOKEN_LOSS_WEIGHT ->
          "What the losses of token outputs are multiplied with in a joint task.";
      case SEED -> "Seed of everything random: the same seed gives the same model.";
    };
  }
}
