package dev.attune.text.learn;

import static dev.attune.text.learn.Hyperparameter.ALPHA;
import static dev.attune.text.learn.Hyperparameter.BATCH_SIZE;
import static dev.attune.text.learn.Hyperparameter.CLASS_WEIGHTS;
import static dev.attune.text.learn.Hyperparameter.CRF;
import static dev.attune.text.learn.Hyperparameter.DROPOUT;
import static dev.attune.text.learn.Hyperparameter.EPOCHS;
import static dev.attune.text.learn.Hyperparameter.LEARNING_RATE;
import static dev.attune.text.learn.Hyperparameter.MAX_GRADIENT_NORM;
import static dev.attune.text.learn.Hyperparameter.MAX_TOKENS;
import static dev.attune.text.learn.Hyperparameter.PATIENCE;
import static dev.attune.text.learn.Hyperparameter.RANK;
import static dev.attune.text.learn.Hyperparameter.SEED;
import static dev.attune.text.learn.Hyperparameter.SOFT_LABELS;
import static dev.attune.text.learn.Hyperparameter.TARGETS;
import static dev.attune.text.learn.Hyperparameter.TOKENS_PER_PASS;
import static dev.attune.text.learn.Hyperparameter.TOKEN_LOSS_WEIGHT;
import static dev.attune.text.learn.Hyperparameter.WARMUP_SHARE;
import static dev.attune.text.learn.Hyperparameter.WEIGHT_DECAY;

import dev.attune.text.adapter.LoraTarget;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Regression;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Task;
import dev.attune.text.task.TokenLabels;
import java.util.EnumMap;
import java.util.Map;

/**
 * The settings of each method that did well on real data; docs/learning.md has the measurements.
 */
final class Defaults {
  private static final int HEAD_EPOCHS = 60;
  private static final int LEAST_STEPS = 150;
  private static final int STEPS_PER_LABEL = 15;
  private static final int LORA_LEAST_EPOCHS = 5;
  private static final int TOKEN_LEAST_EPOCHS = 8;
  private static final int MOST_EPOCHS = 40;
  private static final int FEW_SHOT_STEPS = 60;
  private static final int LEAST_PATIENCE = 2;

  /** Query and value, which serving mixes in one batch. */
  private static final Map<Hyperparameter, Object> UPDATES =
      Map.of(RANK, 8.0, ALPHA, 16.0, TARGETS, LoraTarget.DEFAULT);

  private Defaults() {}

  static Map<Hyperparameter, Object> of(Method method) {
    Map<Hyperparameter, Object> values = new EnumMap<>(Hyperparameter.class);
    values.put(EPOCHS, (double) Hyperparameters.AUTOMATIC);
    values.put(PATIENCE, (double) Hyperparameters.AUTOMATIC);
    values.put(BATCH_SIZE, 32.0);
    values.put(WARMUP_SHARE, 0.1);
    values.put(WEIGHT_DECAY, 0.01);
    values.put(MAX_GRADIENT_NORM, 1.0);
    values.put(DROPOUT, 0.1);
    values.put(MAX_TOKENS, 128.0);
    values.put(CLASS_WEIGHTS, 0.0);
    values.put(TOKEN_LOSS_WEIGHT, 1.0);
    values.put(CRF, 1.0);
    values.put(SOFT_LABELS, 0.0);
    values.put(TOKENS_PER_PASS, 4096.0);
    values.put(SEED, 1.0);
    switch (method) {
      case Method.Head() -> {
        values.put(LEARNING_RATE, 2e-3);
        values.put(DROPOUT, 0.5);
      }
      case Method.Lora() -> {
        values.put(LEARNING_RATE, 1e-3);
        values.putAll(UPDATES);
      }
      case Method.FewShot(var contrast) -> {
        values.put(LEARNING_RATE, 1e-3);
        values.putAll(UPDATES);
      }
      case Method.Full() -> values.put(LEARNING_RATE, 1e-4);
      case Method.BitFit() -> values.put(LEARNING_RATE, 2e-3);
    }
    values.keySet().removeIf(parameter -> !parameter.appliesTo(method));
    return values;
  }

  /**
   * A small training split is passed over more often, so that there are steps enough to learn, and
   * the more of them the more labels there are to tell apart. So is one with entities: they are
   * still found better when answers to whole texts have stopped to improve.
   */
  static int epochs(Method method, Task task, int stepsPerEpoch) {
    int least = Goals.readTokens(task) ? TOKEN_LEAST_EPOCHS : LORA_LEAST_EPOCHS;
    int steps = Math.max(LEAST_STEPS, STEPS_PER_LABEL * mostLabels(task));
    return switch (method) {
      case Method.Head() -> HEAD_EPOCHS;
      case Method.Lora _, Method.BitFit _ -> epochs(steps, stepsPerEpoch, least);
      case Method.Full() -> epochs(steps, stepsPerEpoch, least - 1);
      case Method.FewShot(var contrast) -> Math.max(1, Math.ceilDiv(FEW_SHOT_STEPS, stepsPerEpoch));
    };
  }

  private static int epochs(int steps, int stepsPerEpoch, int least) {
    return Math.clamp(Math.ceilDiv(steps, stepsPerEpoch), least, MOST_EPOCHS);
  }

  /** Of the output with the most labels for a whole text. */
  private static int mostLabels(Task task) {
    return task.outputs().stream()
        .mapToInt(
            output ->
                switch (output.task()) {
                  case SingleLabel single -> single.labels().size();
                  case MultiLabel multi -> multi.labels().size();
                  case TokenLabels _, Regression _ -> 0;
                })
        .max()
        .orElse(0);
  }

  static int patience(int epochs) {
    return Math.max(LEAST_PATIENCE, epochs / 3);
  }
}
