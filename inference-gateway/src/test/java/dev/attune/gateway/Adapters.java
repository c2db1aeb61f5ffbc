package dev.attune.gateway;

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
import java.util.Random;

/** Adapters of random weights: as good as trained ones for everything but being right. */
public final class Adapters {
  private static final int RANK = 8;

  private Adapters() {}

  /** A head only. */
  public static Adapter head(BaseModelInfo base, List<String> labels, long seed) {
    return adapter(base, labels, seed, new EncoderChange.None());
  }

  /** A head, and LoRA on query and value strong enough to change every answer. */
  public static Adapter lora(BaseModelInfo base, List<String> labels, long seed) {
    Random random = new Random(seed);
    List<Tensor> tensors = new ArrayList<>();
    for (int layer = 0; layer < base.layers(); layer++) {
      for (LoraTarget target : LoraTarget.DEFAULT.stream().sorted().toList()) {
        tensors.add(random(target.nameOfA(layer), random, RANK, target.inputSize(base)));
        tensors.add(random(target.nameOfB(layer), random, target.outputSize(base), RANK));
      }
    }
    return adapter(
        base,
        labels,
        seed,
        new EncoderChange.Lora(LoraWeights.of(RANK, 2 * RANK, LoraTarget.DEFAULT, tensors)));
  }

  private static Adapter adapter(
      BaseModelInfo base, List<String> labels, long seed, EncoderChange change) {
    Random random = new Random(seed + 1);
    int width = base.hiddenSize();
    var head =
        new Head(
            "",
            new SingleLabel(labels),
            random(Head.weightName(""), random, labels.size(), width),
            random(Head.biasName(""), random, labels.size()),
            new Calibration.Label(1.5f));
    return new Adapter(
        BaseModelReference.to(base),
        base.pooling(),
        128,
        new SingleLabel(labels),
        List.of(head),
        change);
  }

  private static Tensor random(String name, Random random, int... shape) {
    int elements = 1;
    long[] extents = new long[shape.length];
    for (int i = 0; i < shape.length; i++) {
      elements *= shape[i];
      extents[i] = shape[i];
    }
    float[] data = new float[elements];
    for (int i = 0; i < elements; i++) {
      data[i] = (float) (random.nextGaussian() * 0.1);
    }
    return Tensor.of(name, data, extents);
  }
}
