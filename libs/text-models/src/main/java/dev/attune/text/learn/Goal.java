package dev.attune.text.learn;

import dev.attune.text.adapter.Calibration;
import dev.attune.text.adapter.Head;
import dev.attune.text.objective.Objective;
import dev.attune.text.tensor.Tensor;
import dev.attune.text.torch.TrainedHead;
import java.util.random.RandomGenerator;

/**
 * One output of the task in a training.
 *
 * @param output its name; empty when the task has no other
 * @param objective how it is learned
 * @param share what its loss is multiplied with in the whole
 */
record Goal(String output, Objective objective, double share) {

  /** The output's head before the first step. */
  TrainedHead head(int hidden, RandomGenerator random) {
    int width = objective.width();
    return new TrainedHead(
        InitialWeights.headWeight(weightName(), width, hidden, random),
        InitialWeights.headBias(biasName(), width),
        objective.perToken(),
        objective.loss());
  }

  /** The output's head as it was learned. */
  Head head(Tensor weight, Tensor bias, Calibration calibration) {
    return new Head(output, objective.task(), weight, bias, calibration);
  }

  String weightName() {
    return Head.weightName(output);
  }

  String biasName() {
    return Head.biasName(output);
  }
}
