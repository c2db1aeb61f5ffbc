package dev.attune.text.serve;

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
import java.util.Set;
import java.util.random.RandomGenerator;

/** Adapters with weights from a seed, strong enough to change every answer. */
final class RandomAdapters {
  private static final float SPREAD = 0.1f;

  private RandomAdapters() {}

  static Adapter head(BaseModelInfo info, long seed) {
    return adapter(info, randomHead(info, random(seed)), new EncoderChange.None());
  }

  static Adapter lora(BaseModelInfo info, long seed, int rank) {
    return lora(info, seed, rank, LoraTarget.DEFAULT);
  }

  static Adapter lora(BaseModelInfo info, long seed, int rank, Set<LoraTarget> targets) {
    RandomGenerator random = random(seed);
    List<Tensor> tensors = new ArrayList<>();
    for (int layer = 0; layer < info.layers(); layer++) {
      for (LoraTarget target : targets.stream().sorted().toList()) {
        tensors.add(random(random, target.nameOfA(layer), rank, target.inputSize(info)));
        tensors.add(random(random, target.nameOfB(layer), target.outputSize(info), rank));
      }
    }
    return adapter(
        info,
        randomHead(info, random),
        new EncoderChange.Lora(LoraWeights.of(rank, 2f * rank, targets, tensors)));
  }

  private static Adapter adapter(BaseModelInfo info, Head head, EncoderChange change) {
    return new Adapter(
        BaseModelReference.to(info), info.pooling(), 256, head.task(), List.of(head), change);
  }

  private static Head randomHead(BaseModelInfo info, RandomGenerator random) {
    var task = new SingleLabel(List.of("joy", "anger", "fear"));
    return new Head(
        "",
        task,
        random(random, "w", task.labels().size(), info.hiddenSize()),
        random(random, "b", task.labels().size()),
        new Calibration.Label(1.5f));
  }

  private static Tensor random(RandomGenerator random, String name, long... shape) {
    float[] data = new float[(int) Tensor.elementCount(shape)];
    for (int i = 0; i < data.length; i++) {
      data[i] = SPREAD * (float) random.nextGaussian();
    }
    return new Tensor(name, shape, data);
  }

  private static RandomGenerator random(long seed) {
    return new Random(seed);
  }
}
