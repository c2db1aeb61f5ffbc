package dev.attune.text.learn;

import dev.attune.text.adapter.Calibration;
import dev.attune.text.adapter.Head;
import dev.attune.text.objective.Objective;
import dev.attune.text.objective.Objectives;
import dev.attune.text.tensor.Tensor;
import dev.attune.text.torch.TrainedHead;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * One output of the task in a training.
 *
 * @param output its name; empty when the task has no other
 * @param objective how it is learned
 * @param share what its loss is multiplied with in the whole
 * @param start the bias of its head before the first step, [width]
 */
record Goal(String output, Objective objective, double share, Tensor start) {

  /** The output of a version, judging by what was learned. */
  static Goal of(Head head) {
    Objective objective = Objectives.of(head.task());
    if (head.calibration() instanceof Calibration.Tokens(float t, Tensor transitions)
        && transitions != null) {
      objective = objective.given(transitions);
    }
    return new Goal(head.output(), objective, 1, head.bias());
  }

  /** The output's head before the first step. */
  TrainedHead head(int hidden, RandomGenerator random) {
    int width = objective.width();
    Tensor transitions = objective.transitions();
    return new TrainedHead(
        InitialWeights.headWeight(weightName(), width, hidden, random),
        start.renamed(biasName()),
        objective.perToken(),
        objective.loss(),
        transitions == null ? null : transitions.renamed(transitionsName()));
  }

  /**
   * The same, judging by what was learned beside weight and bias.
   *
   * @param learned a trained parameter by its name
   */
  Goal given(Function<String, Tensor> learned) {
    return objective.transitions() == null
        ? this
        : new Goal(output, objective.given(learned.apply(transitionsName())), share, start);
  }

  /** The names of what is trained of the head. */
  List<String> trained() {
    return objective.transitions() == null
        ? List.of(weightName(), biasName())
        : List.of(weightName(), biasName(), transitionsName());
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

  private String transitionsName() {
    return Head.transitionsName(output);
  }
}
