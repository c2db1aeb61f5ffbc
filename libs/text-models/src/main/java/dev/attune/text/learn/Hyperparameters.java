package dev.attune.text.learn;

import static java.util.Objects.requireNonNull;

import dev.attune.text.adapter.LoraTarget;
import dev.attune.text.task.Task;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The settings of a training. {@link #parse} holds them to their ranges (see {@link
 * Hyperparameter}); the constructor does not.
 *
 * @param learningRate the peak of the schedule
 * @param epochs passes over the training split; {@value #AUTOMATIC} to choose by its size
 * @param batchSize texts per step
 * @param warmupShare share of the steps in which the learning rate rises
 * @param weightDecay of AdamW; biases and layer norms do not decay
 * @param maxGradientNorm limit on the norm over all gradients; 0 for none
 * @param dropout share of hidden states dropped in training
 * @param patience epochs without a better validation figure (or as good a one with less loss)
 *     before the training ends; {@value #AUTOMATIC} to choose by the number of epochs, and where
 *     the method has none
 * @param maxTokens where texts are cut
 * @param rank inner dimension of low-rank updates; 0 where the method has none
 * @param alpha numerator of their scale; 0 where the method has none
 * @param targets the linears that low-rank updates change, in every layer; none where the method
 *     has no updates
 * @param classWeights how far rare labels count more: from 0, every text the same, to 1, every
 *     label the same
 * @param tokenLossWeight what the losses of token outputs are multiplied with in a joint task
 * @param crf 1 when token outputs learn whole sequences of tags, by a linear-chain conditional
 *     random field; 0 when they learn each tag on its own. Without effect on all others
 * @param softLabels 1 when texts that several annotators answered are learned as the shares of
 *     their votes, 0 when only the right answer is. Without effect on token and regression outputs
 * @param tokensPerPass padded tokens that go through the network at once; a step with more is cut
 *     into passes whose gradients add up to the step's. {@value #AUTOMATIC} where the method has no
 *     such limit
 * @param seed of everything random
 */
public record Hyperparameters(
    double learningRate,
    int epochs,
    int batchSize,
    double warmupShare,
    double weightDecay,
    double maxGradientNorm,
    double dropout,
    int patience,
    int maxTokens,
    int rank,
    double alpha,
    Set<LoraTarget> targets,
    double classWeights,
    double tokenLossWeight,
    int crf,
    int softLabels,
    int tokensPerPass,
    long seed) {

  public Hyperparameters {
    targets = targets.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(targets));
  }

  /** Stands for a number that is chosen when the size of the training split is known. */
  public static final int AUTOMATIC = 0;

  /** What a method uses when nothing is asked for. */
  public static Hyperparameters defaultsOf(Method method) {
    return parse(method, Map.of());
  }

  /**
   * Reads settings as they come from JSON; what is not given has the method's default.
   *
   * @throws HyperparameterException if a name is unknown or of no use to the method, or a value is
   *     of the wrong type or out of range
   */
  public static Hyperparameters parse(Method method, Map<String, ?> given) {
    Map<Hyperparameter, Object> values = new EnumMap<>(Defaults.of(method));
    given.forEach(
        (name, value) -> {
          Hyperparameter parameter = named(name, method);
          values.put(parameter, parameter.checked(value));
        });
    return of(values);
  }

  /**
   * Holds settings that were not parsed to the ranges of a method.
   *
   * @throws HyperparameterException if a value that the method has is out of range
   */
  void require(Method method) {
    Map<Hyperparameter, Object> values = values();
    Defaults.of(method)
        .forEach(
            (parameter, usual) -> {
              Object value = values.get(parameter);
              if (!usual.equals(value)) {
                parameter.checked(
                    value instanceof Set<?>
                        ? targets.stream().map(LoraTarget::id).toList()
                        : requireNonNull(value));
              }
            });
  }

  private static Hyperparameter named(String name, Method method) {
    return Hyperparameter.of(name)
        .filter(parameter -> parameter.appliesTo(method))
        .orElseThrow(
            () ->
                new HyperparameterException(
                    name,
                    "%s is not a hyperparameter of the method %s; those are %s."
                        .formatted(
                            name,
                            method.id(),
                            Defaults.of(method).keySet().stream()
                                .map(Hyperparameter::id)
                                .collect(Collectors.joining(", ")))));
  }

  private static Hyperparameters of(Map<Hyperparameter, Object> values) {
    return new Hyperparameters(
        number(values, Hyperparameter.LEARNING_RATE),
        (int) number(values, Hyperparameter.EPOCHS),
        (int) number(values, Hyperparameter.BATCH_SIZE),
        number(values, Hyperparameter.WARMUP_SHARE),
        number(values, Hyperparameter.WEIGHT_DECAY),
        number(values, Hyperparameter.MAX_GRADIENT_NORM),
        number(values, Hyperparameter.DROPOUT),
        (int) number(values, Hyperparameter.PATIENCE),
        (int) number(values, Hyperparameter.MAX_TOKENS),
        (int) number(values, Hyperparameter.RANK),
        number(values, Hyperparameter.ALPHA),
        targets(values),
        number(values, Hyperparameter.CLASS_WEIGHTS),
        number(values, Hyperparameter.TOKEN_LOSS_WEIGHT),
        (int) number(values, Hyperparameter.CRF),
        (int) number(values, Hyperparameter.SOFT_LABELS),
        (int) number(values, Hyperparameter.TOKENS_PER_PASS),
        (long) number(values, Hyperparameter.SEED));
  }

  @SuppressWarnings("unchecked") // what a set was checked to be
  private static Set<LoraTarget> targets(Map<Hyperparameter, Object> values) {
    return (Set<LoraTarget>) values.getOrDefault(Hyperparameter.TARGETS, Set.of());
  }

  private static double number(Map<Hyperparameter, Object> values, Hyperparameter parameter) {
    return ((Number) values.getOrDefault(parameter, 0.0)).doubleValue();
  }

  /** The same at another learning rate, which is not checked. */
  Hyperparameters withLearningRate(double other) {
    return with(Hyperparameter.LEARNING_RATE, other);
  }

  /** The same with another value of one, which is not checked. */
  Hyperparameters with(Hyperparameter parameter, double value) {
    Map<Hyperparameter, Object> values = values();
    values.put(parameter, value);
    return of(values);
  }

  /**
   * The value of one: a {@link Double}, or a set of {@link LoraTarget}; {@value #AUTOMATIC} or
   * empty where the method has none.
   */
  public Object value(Hyperparameter parameter) {
    return requireNonNull(values().get(parameter));
  }

  private Map<Hyperparameter, Object> values() {
    Map<Hyperparameter, Object> values = new EnumMap<>(Hyperparameter.class);
    values.put(Hyperparameter.LEARNING_RATE, learningRate);
    values.put(Hyperparameter.EPOCHS, (double) epochs);
    values.put(Hyperparameter.BATCH_SIZE, (double) batchSize);
    values.put(Hyperparameter.WARMUP_SHARE, warmupShare);
    values.put(Hyperparameter.WEIGHT_DECAY, weightDecay);
    values.put(Hyperparameter.MAX_GRADIENT_NORM, maxGradientNorm);
    values.put(Hyperparameter.DROPOUT, dropout);
    values.put(Hyperparameter.PATIENCE, (double) patience);
    values.put(Hyperparameter.MAX_TOKENS, (double) maxTokens);
    values.put(Hyperparameter.RANK, (double) rank);
    values.put(Hyperparameter.ALPHA, alpha);
    values.put(Hyperparameter.TARGETS, targets);
    values.put(Hyperparameter.CLASS_WEIGHTS, classWeights);
    values.put(Hyperparameter.TOKEN_LOSS_WEIGHT, tokenLossWeight);
    values.put(Hyperparameter.CRF, (double) crf);
    values.put(Hyperparameter.SOFT_LABELS, (double) softLabels);
    values.put(Hyperparameter.TOKENS_PER_PASS, (double) tokensPerPass);
    values.put(Hyperparameter.SEED, (double) seed);
    return values;
  }

  /**
   * Those that can have an effect when a method learns a task, by name: numbers, and sets of {@link
   * LoraTarget}.
   */
  public Map<String, Object> effective(Method method, Task task) {
    Map<String, Object> effective = new LinkedHashMap<>();
    values()
        .forEach(
            (parameter, value) -> {
              if (parameter.appliesTo(method) && parameter.suits(task)) {
                effective.put(
                    parameter.id(),
                    value instanceof Double number ? parameter.written(number) : value);
              }
            });
    return effective;
  }

  /** The same with {@link #AUTOMATIC} numbers chosen for a training split of this size. */
  Hyperparameters resolvedFor(Method method, Task task, int trainingTexts) {
    int chosenEpochs =
        epochs == AUTOMATIC
            ? Defaults.epochs(method, task, Math.ceilDiv(trainingTexts, batchSize))
            : epochs;
    Hyperparameters resolved = with(Hyperparameter.EPOCHS, chosenEpochs);
    return patience == AUTOMATIC && Hyperparameter.PATIENCE.appliesTo(method)
        ? resolved.with(Hyperparameter.PATIENCE, Defaults.patience(chosenEpochs))
        : resolved;
  }
}
