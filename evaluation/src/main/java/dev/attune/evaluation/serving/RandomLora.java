package dev.attune.evaluation.serving;

import dev.attune.text.adapter.Adapter;
import dev.attune.text.adapter.BaseModelReference;
import dev.attune.text.adapter.Calibration;
import dev.attune.text.adapter.EncoderChange;
import dev.attune.text.adapter.Head;
import dev.attune.text.adapter.LoraTarget;
import dev.attune.text.adapter.LoraWeights;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * LoRA of rank 8 on query and value with a head for six labels: trained or not, it costs the same.
 */
final class RandomLora {
  static final List<String> LABELS = List.of("joy", "sadness", "anger", "fear", "love", "surprise");

  private static final int RANK = 8;
  private static final int MAX_TOKENS = 128;
  private static final double SPREAD = 0.05;

  private RandomLora() {}

  static Adapter of(BaseModelInfo base, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Tensor> tensors = new ArrayList<>();
    for (int layer = 0; layer < base.layers(); layer++) {
      for (LoraTarget target : LoraTarget.DEFAULT.stream().sorted().toList()) {
        tensors.add(tensor(target.nameOfA(layer), random, RANK, target.inputSize(base)));
        tensors.add(tensor(target.nameOfB(layer), random, target.outputSize(base), RANK));
      }
    }
    SingleLabel task = new SingleLabel(LABELS);
    Head head =
        new Head(
            task.outputs().getFirst().name(),
            task,
            tensor("classifier.weight", random, LABELS.size(), base.hiddenSize()),
            tensor("classifier.bias", random, LABELS.size()),
            new Calibration.Label(1, null));
    return new Adapter(
        BaseModelReference.to(base),
        base.pooling(),
        MAX_TOKENS,
        task,
        List.of(head),
        new EncoderChange.Lora(LoraWeights.of(RANK, 2 * RANK, LoraTarget.DEFAULT, tensors)));
  }

  private static Tensor tensor(String name, SplittableRandom random, int... shape) {
    int elements = 1;
    long[] extents = new long[shape.length];
    for (int i = 0; i < shape.length; i++) {
      elements *= shape[i];
      extents[i] = shape[i];
    }
    float[] data = new float[elements];
    for (int i = 0; i < elements; i++) {
      data[i] = (float) ((random.nextDouble() - 0.5) * 2 * SPREAD);
    }
    return Tensor.of(name, data, extents);
  }
}
