package dev.attune.text.torch;

import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import dev.attune.text.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019), as {@code torch.optim.AdamW}
 * computes it, after clipping by the norm over all gradients together. Biases, layer norms and
 * transitions between tags do not decay.
 */
public final class AdamW implements AutoCloseable {

  /**
   * What the learning rate of transitions is multiplied with. They are few and large, logarithms of
   * how often tags follow each other, and far away for steps that suit the many small weights of an
   * encoder.
   */
  private static final double TRANSITIONS_RATE = 50;

  private final PtNDManager manager;
  private final PtSymbolBlock script;
  private final Gradients gradients;
  private final Settings settings;
  private final List<String> names;
  private final List<PtNDArray> weights;
  private final List<PtNDArray> means;
  private final List<PtNDArray> variances;
  private final List<Group> groups;
  private int steps;

  /**
   * What stays the same over a training.
   *
   * @param weightDecay share of a weight that a step at learning rate 1 takes away
   * @param maxGradientNorm gradients are scaled down to this norm over all of them; 0 for no limit
   */
  public record Settings(double weightDecay, double maxGradientNorm) {}

  AdamW(
      PtNDManager owner,
      PtSymbolBlock script,
      Map<String, PtNDArray> parameters,
      Gradients gradients,
      Settings settings) {
    this.manager = (PtNDManager) owner.newSubManager();
    this.script = script;
    this.gradients = gradients;
    this.settings = settings;
    this.names = List.copyOf(parameters.keySet());
    this.weights = new ArrayList<>(parameters.values());
    this.means = weights.stream().map(this::zerosLike).toList();
    this.variances = weights.stream().map(this::zerosLike).toList();
    this.groups =
        List.of(
            group(AdamW::decays, 1, settings.weightDecay()),
            group(name -> !decays(name) && !isTransitions(name), 1, 0),
            group(AdamW::isTransitions, TRANSITIONS_RATE, 0));
  }

  /**
   * Parameters that are stepped alike.
   *
   * @param members their places
   * @param rate what the learning rate is multiplied with
   * @param decay share of a weight that a step at learning rate 1 takes away
   */
  private record Group(List<Integer> members, double rate, double decay) {}

  private Group group(Predicate<String> member, double rate, double decay) {
    IntStream members = IntStream.range(0, names.size()).filter(i -> member.test(names.get(i)));
    return new Group(members.boxed().toList(), rate, decay);
  }

  static boolean decays(String parameter) {
    return !parameter.endsWith("bias")
        && !parameter.contains("LayerNorm")
        && !isTransitions(parameter);
  }

  private static boolean isTransitions(String parameter) {
    return parameter.endsWith(".transitions");
  }

  private PtNDArray zerosLike(PtNDArray weight) {
    return (PtNDArray) manager.zeros(weight.getShape(), DataType.FLOAT32);
  }

  /**
   * Moves the parameters against their gradients and forgets those.
   *
   * @return the norm over all gradients before clipping; when it is not finite, nothing was moved
   */
  public double step(double learningRate) {
    PyTorch.disableGradients();
    List<PtNDArray> sums = gradients.sums();
    try (PtNDManager scope = (PtNDManager) manager.newSubManager()) {
      double norm = norm(sums, scope);
      if (!Double.isFinite(norm)) {
        return norm;
      }
      steps++;
      double limit = settings.maxGradientNorm();
      double divisor = limit > 0 ? Math.max(1, norm / limit) : 1;
      groups.forEach(group -> update(group, sums, divisor, learningRate, scope));
      return norm;
    } finally {
      gradients.clear();
    }
  }

  /**
   * What later steps depend on.
   *
   * @param steps how many were made
   * @param means of the gradients, by parameter
   * @param variances of the gradients, by parameter
   */
  public record State(int steps, List<Tensor> means, List<Tensor> variances) {}

  /** A copy of the state as it is now. */
  public State state() {
    return new State(steps, copies(means), copies(variances));
  }

  private List<Tensor> copies(List<PtNDArray> arrays) {
    return IntStream.range(0, names.size())
        .mapToObj(
            i ->
                new Tensor(
                    names.get(i),
                    arrays.get(i).getShape().getShape(),
                    arrays.get(i).toFloatArray()))
        .toList();
  }

  /** Goes on from what {@link #state()} gave. */
  public void restore(State state) {
    steps = state.steps();
    for (int i = 0; i < names.size(); i++) {
      NativeTensors.overwrite(means.get(i), state.means().get(i), manager);
      NativeTensors.overwrite(variances.get(i), state.variances().get(i), manager);
    }
  }

  private double norm(List<PtNDArray> sums, PtNDManager scope) {
    try (IValue list = IValue.listFrom(sums.toArray(PtNDArray[]::new));
        IValue norm = IValueUtils.runMethod(script, AdamWText.NORM, list)) {
      return norm.toTensor(scope).getFloat();
    }
  }

  private void update(
      Group group, List<PtNDArray> sums, double divisor, double learningRate, PtNDManager scope) {
    List<Integer> members = group.members();
    if (members.isEmpty()) {
      return;
    }
    PtNDArray[] counts = new PtNDArray[members.size()];
    Arrays.fill(counts, (PtNDArray) scope.create((float) steps));
    try (IValue weight = list(members, weights);
        IValue gradient = list(members, sums);
        IValue mean = list(members, means);
        IValue variance = list(members, variances);
        IValue count = IValue.listFrom(counts);
        IValue scale = IValue.from((PtNDArray) scope.create((float) divisor));
        IValue rate = IValue.from(learningRate * group.rate());
        IValue decay = IValue.from(group.decay())) {
      IValueUtils.runMethod(
              script, AdamWText.STEP, weight, gradient, mean, variance, count, scale, rate, decay)
          .close();
    }
  }

  private static IValue list(List<Integer> members, List<PtNDArray> all) {
    return IValue.listFrom(members.stream().map(all::get).toArray(PtNDArray[]::new));
  }

  @Override
  public void close() {
    manager.close();
  }
}
