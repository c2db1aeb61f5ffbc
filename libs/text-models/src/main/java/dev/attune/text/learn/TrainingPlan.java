package dev.attune.text.learn;

import dev.attune.text.base.BaseModel;
import dev.attune.text.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * All that decides what comes out of a training: the same plan on the same machine gives the same
 * model, to the last bit.
 *
 * @param base the pretrained encoder
 * @param task what the model shall answer
 * @param method what of the network is trained
 * @param hyperparameters how
 * @param data on which texts
 * @param search for better hyperparameters first; null to train with those given
 */
public record TrainingPlan(
    BaseModel base,
    Task task,
    Method method,
    Hyperparameters hyperparameters,
    TrainingData data,
    @Nullable Search search) {

  /** A plan without a search. */
  public TrainingPlan(
      BaseModel base,
      Task task,
      Method method,
      Hyperparameters hyperparameters,
      TrainingData data) {
    this(base, task, method, hyperparameters, data, null);
  }
}
