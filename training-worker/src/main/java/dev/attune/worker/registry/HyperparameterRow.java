package dev.attune.worker.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param type {@code integer}, {@code number}, or {@code set} for some of the choices
 * @param min the smallest number; null for a set
 * @param max the largest number; null for a set
 * @param choices what a set is chosen from; null for numbers
 * @param tasks the types of tasks in which it can have an effect
 * @param outputs the types of outputs on which it can have one; a task needs one of them
 * @param standard what a run without it uses; null where that depends on the data
 */
record HyperparameterRow(
    String name,
    String type,
    @Nullable Number min,
    @Nullable Number max,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> choices,
    List<String> tasks,
    List<String> outputs,
    @JsonProperty("default") @Nullable Object standard,
    String description) {

  /** The hyperparameters of a method. */
  static List<HyperparameterRow> of(Method method) {
    Hyperparameters defaults = Hyperparameters.defaultsOf(method);
    return Arrays.stream(Hyperparameter.values())
        .filter(parameter -> parameter.appliesTo(method))
        .map(parameter -> of(parameter, method, defaults.value(parameter)))
        .toList();
  }

  private static HyperparameterRow of(Hyperparameter parameter, Method method, Object standard) {
    String type = parameter.kind().name().toLowerCase(Locale.ROOT);
    if (parameter.kind() == Hyperparameter.Kind.SET) {
      return new HyperparameterRow(
          parameter.id(),
          type,
          null,
          null,
          parameter.choices(),
          parameter.tasks(),
          parameter.outputs(),
          standard,
          description(parameter));
    }
    double lowest = parameter.lowest(method);
    double number = (Double) standard;
    return new HyperparameterRow(
        parameter.id(),
        type,
        parameter.written(lowest),
        parameter.written(parameter.highest()),
        null,
        parameter.tasks(),
        parameter.outputs(),
        number < lowest ? null : parameter.written(number),
        description(parameter));
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
      case TARGETS -> "The linears of each layer that get low-rank updates.";
      case CLASS_WEIGHTS ->
          "How far rare labels count more: from 0, every text the same, to 1, every label the same. Without effect on parts of texts and values.";
      case TOKEN_LOSS_WEIGHT ->
          "What the losses of token outputs are multiplied with in a joint task.";
      case CRF ->
          "Learns the tags of parts of texts as whole sequences, by a conditional random field; switched off, each tag on its own. Without effect on other outputs.";
      case SOFT_LABELS ->
          "Learns texts that several annotators answered as the shares of their votes; switched off, the gold label alone. Without effect on parts of texts and values.";
      case TOKENS_PER_PASS ->
          "Padded tokens that are computed at once; a step with more is cut into passes that add up to the same.";
      case SEED -> "Seed of everything random: the same seed gives the same model.";
    };
  }
}
