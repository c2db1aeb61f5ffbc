package dev.attune.text.learn;

import dev.attune.text.metrics.Score;
import dev.attune.text.objective.Objective;
import dev.attune.text.objective.Objectives;
import dev.attune.text.objective.Sample;
import dev.attune.text.task.Joint;
import dev.attune.text.task.Output;
import dev.attune.text.task.Task;
import dev.attune.text.task.TokenLabels;
import dev.attune.text.tensor.Tensor;
import dev.attune.text.torch.Targets;
import dev.attune.text.torch.TrainableModule;
import dev.attune.text.torch.TrainedHead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What is learned in one training: every output of the task, in its order. Logits are given as
 * [outputs][texts][logits].
 */
record Goals(List<Goal> all) {

  /** No output counts more than this many times as much as the one with the largest loss. */
  private static final double LARGEST_SHARE = 50;

  /**
   * The goals of a task. The losses of a joint task are brought to one scale: each is multiplied so
   * that the best constant answer would cost the same in every output, whether labels, tags or
   * squared distances are learned.
   *
   * @param train the training texts as each output sees them, [outputs][texts]
   */
  static Goals of(Task task, List<List<Sample>> train, Hyperparameters settings) {
    List<Objective> objectives = new ArrayList<>();
    for (Output output : task.outputs()) {
      objectives.add(
          Objectives.of(
              output.task(),
              train.get(objectives.size()),
              settings.classWeights(),
              settings.crf() == 1,
              settings.softLabels() == 1));
    }
    double[] constant = new double[objectives.size()];
    Arrays.setAll(constant, i -> objectives.get(i).constantLoss(train.get(i)));
    double largest = Arrays.stream(constant).max().orElseThrow();
    List<Goal> goals = new ArrayList<>();
    for (Output output : task.outputs()) {
      Objective objective = objectives.get(goals.size());
      double share = 1;
      if (task instanceof Joint) {
        share = share(constant[goals.size()], largest);
        share *= objective.perToken() ? settings.tokenLossWeight() : 1;
      }
      float[] start = objective.constantLogits(train.get(goals.size()));
      goals.add(new Goal(output.name(), objective, share, Tensor.of("bias", start, start.length)));
    }
    return new Goals(List.copyOf(goals));
  }

  /** An output that always has the same answer needs none. */
  private static double share(double constant, double largest) {
    return constant > 0 ? Math.min(LARGEST_SHARE, largest / constant) : 1;
  }

  /** Whether an output of a task reads the vectors of tokens. */
  static boolean readTokens(Task task) {
    return task.outputs().stream().anyMatch(output -> output.task() instanceof TokenLabels);
  }

  List<TrainedHead> heads(int hidden, RandomGenerator random) {
    return all.stream().map(goal -> goal.head(hidden, random)).toList();
  }

  /**
   * The same, judging by what was learned beside the heads' weights and biases.
   *
   * @param learned a trained parameter by its name
   */
  Goals given(Function<String, Tensor> learned) {
    return new Goals(all.stream().map(goal -> goal.given(learned)).toList());
  }

  /** What is trained of every head as it is now, by name. */
  Map<String, Tensor> trainedHeads(TrainableModule module) {
    Map<String, Tensor> heads = new TreeMap<>();
    for (Goal goal : all) {
      goal.trained().forEach(name -> heads.put(name, module.trained(name)));
    }
    return heads;
  }

  /** Whether an output reads the vectors of tokens. */
  boolean readTokens() {
    return all.stream().anyMatch(goal -> goal.objective().perToken());
  }

  double guessingLoss() {
    return all.stream().mapToDouble(goal -> goal.share() * goal.objective().guessingLoss()).sum();
  }

  /**
   * How many times the loss of guessing the worst output costs. Their sum does not tell: where the
   * values of one output hardly differ, guessing them costs more than any labels do.
   *
   * @param samples as each output sees them, [outputs][texts]
   */
  double timesGuessing(float[][][] logits, List<List<Sample>> samples) {
    double worst = 0;
    for (int i = 0; i < all.size(); i++) {
      Objective objective = all.get(i).objective();
      double loss = Arrays.stream(objective.losses(logits[i], samples.get(i))).average().orElse(0);
      worst = Math.max(worst, loss / objective.guessingLoss());
    }
    return worst;
  }

  /**
   * What the losses of a part of a step are multiplied with so that those of all parts add up to
   * the step's, [outputs].
   */
  float[] shares(List<Targets> step, List<Targets> part) {
    float[] shares = new float[all.size()];
    for (int i = 0; i < shares.length; i++) {
      double counted = Math.max(1, step.get(i).counted());
      shares[i] = (float) (all.get(i).share() * (part.get(i).counted() / counted));
    }
    return shares;
  }

  /** What every output should answer, [outputs]. */
  List<Targets> targets(List<List<Sample>> samples) {
    return IntStream.range(0, all.size())
        .mapToObj(i -> all.get(i).objective().targets(samples.get(i)))
        .toList();
  }

  /** The mean loss over a split, the sum over all outputs. */
  double loss(float[][][] logits, Split split) {
    double sum = 0;
    for (int i = 0; i < all.size(); i++) {
      Goal goal = all.get(i);
      double[] losses = goal.objective().losses(logits[i], split.samples().get(i));
      sum += goal.share() * Arrays.stream(losses).average().orElseThrow();
    }
    return sum;
  }

  /** The figure that the best epoch is chosen by: the output's own, or the mean of all. */
  Score figure(float[][][] logits, Split split) {
    List<Score> figures =
        IntStream.range(0, all.size())
            .mapToObj(i -> all.get(i).objective().figure(logits[i], split.samples().get(i)))
            .toList();
    return figures.size() == 1
        ? figures.getFirst()
        : new Score("mean", figures.stream().mapToDouble(Score::value).average().orElseThrow());
  }
}
