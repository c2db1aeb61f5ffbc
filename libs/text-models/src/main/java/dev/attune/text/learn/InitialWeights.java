package dev.attune.text.learn;

import dev.attune.text.adapter.LoraTarget;
import dev.attune.text.adapter.LoraWeights;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The new parameters before the first step. */
final class InitialWeights {
  private static final double HEAD_DEVIATION = 0.02;

  private InitialWeights() {}

  /** A head's weight, normal around zero, [labels, hidden]. */
  static Tensor headWeight(String name, int labels, int hidden, RandomGenerator random) {
    float[] values = new float[labels * hidden];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * HEAD_DEVIATION);
    }
    return Tensor.of(name, values, labels, hidden);
  }

  /** Low-rank updates that change nothing yet: A uniform within 1/sqrt(in), B zero. */
  static LoraWeights lora(
      BaseModelInfo encoder,
      int rank,
      double alpha,
      Set<LoraTarget> targets,
      RandomGenerator random) {
    List<Tensor> tensors = new ArrayList<>();
    for (int layer = 0; layer < encoder.layers(); layer++) {
      for (LoraTarget target : targets.stream().sorted().toList()) {
        int in = target.inputSize(encoder);
        int out = target.outputSize(encoder);
        tensors.add(Tensor.of(target.nameOfA(layer), uniform(rank * in, in, random), rank, in));
        tensors.add(Tensor.of(target.nameOfB(layer), new float[out * rank], out, rank));
      }
    }
    return LoraWeights.of(rank, (float) alpha, targets, tensors);
  }

  private static float[] uniform(int count, int in, RandomGenerator random) {
    double bound = 1 / Math.sqrt(in);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-bound, bound);
    }
    return values;
  }
}
