package dev.attune.text.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019), as {@code torch.optim.AdamW}
 * computes it, after clipping by the norm over all gradients together. Biases and layer norms do
 * not decay.
 */
public final class AdamW implements AutoCloseable {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;
  private static final double NORM_EPSILON = 1e-6;
  private static final float NO_CLIPPING_PER_ELEMENT = -1;

  private final PtNDManager manager;
  private final Settings settings;
  private final List<Slot> slots = new ArrayList<>();
  private int steps;

  /**
   * What stays the same over a training.
   *
   * @param weightDecay share of a weight that a step at learning rate 1 takes away
   * @param maxGradientNorm gradients are scaled down to this norm over all of them; 0 for no limit
   */
  public record Settings(double weightDecay, double maxGradientNorm) {}

  private record Slot(PtNDArray weight, PtNDArray mean, PtNDArray variance, double weightDecay) {}

  AdamW(PtNDManager owner, Map<String, PtNDArray> parameters, Settings settings) {
    this.manager = (PtNDManager) owner.newSubManager();
    this.settings = settings;
    parameters.forEach(
        (name, weight) ->
            slots.add(
                new Slot(
                    weight,
                    zerosLike(weight),
                    zerosLike(weight),
                    decays(name) ? settings.weightDecay() : 0)));
  }

  static boolean decays(String parameter) {
    return !parameter.endsWith("bias") && !parameter.contains("LayerNorm");
  }

  private PtNDArray zerosLike(PtNDArray weight) {
    return (PtNDArray) manager.zeros(weight.getShape(), DataType.FLOAT32);
  }

  /**
   * Moves the parameters against their gradients and sets those to zero.
   *
   * @return the norm over all gradients before clipping; when it is not finite, nothing was moved
   */
  public double step(double learningRate) {
    PyTorch.disableGradients();
    try (PtNDManager scope = (PtNDManager) manager.newSubManager()) {
      List<PtNDArray> gradients = slots.stream().map(slot -> gradient(slot, scope)).toList();
      double norm = norm(gradients);
      if (!Double.isFinite(norm)) {
        return norm;
      }
      steps++;
      double limit = settings.maxGradientNorm();
      double scale = limit > 0 ? Math.min(1, limit / (norm + NORM_EPSILON)) : 1;
      for (int i = 0; i < slots.size(); i++) {
        update(slots.get(i), gradients.get(i), learningRate, scale);
      }
      return norm;
    }
  }

  private static PtNDArray gradient(Slot slot, PtNDManager scope) {
    PtNDArray gradient = JniUtils.getGradient(slot.weight());
    gradient.attach(scope);
    return gradient;
  }

  private static double norm(List<PtNDArray> gradients) {
    double sum = 0;
    for (PtNDArray gradient : gradients) {
      try (NDArray norm = gradient.norm()) {
        double value = norm.getFloat();
        sum += value * value;
      }
    }
    return Math.sqrt(sum);
  }

  /**
   * The native update divides by {@code sqrt(variance) + epsilon}; PyTorch corrects the variance's
   * bias before it adds epsilon. Scaling both by the same correction makes them equal.
   */
  private void update(Slot slot, PtNDArray gradient, double learningRate, double scale) {
    double meanCorrection = 1 - Math.pow(BETA1, steps);
    double deviationCorrection = Math.sqrt(1 - Math.pow(BETA2, steps));
    JniUtils.adamUpdate(
        slot.weight(),
        gradient,
        slot.mean(),
        slot.variance(),
        (float) learningRate,
        (float) (learningRate * deviationCorrection / meanCorrection),
        (float) slot.weightDecay(),
        (float) scale,
        NO_CLIPPING_PER_ELEMENT,
        (float) BETA1,
        (float) BETA2,
        (float) (EPSILON * deviationCorrection),
        true);
    JniUtils.zeroGrad(slot.weight());
  }

  @Override
  public void close() {
    manager.close();
  }
}
