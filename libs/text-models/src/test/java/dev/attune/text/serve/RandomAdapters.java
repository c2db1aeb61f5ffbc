package dev.attune.text.serve;

import dev.attune.text.adapter.Adapter;
import dev.attune.text.adapter.BaseModelReference;
import dev.attune.text.adapter.Calibration;
import dev.attune.text.adapter.EncoderChange;
import dev.attune.text.adapter.Head;
import dev.attune.text.adapter.LoraTarget;
import dev.attune.text.adapter.LoraWeights;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.Pooling;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.OutputTask;
import dev.attune.text.task.Regression;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Task;
import dev.attune.text.task.TokenLabels;
import dev.attune.text.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
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

  static Adapter pooling(BaseModelInfo info, Pooling pooling) {
    Adapter adapter = head(info, 1);
    return new Adapter(
        adapter.base(), pooling, 256, adapter.task(), adapter.heads(), adapter.change());
  }

  /** The adapter with heads for another task. */
  static Adapter answering(Task task, Adapter adapter, long seed) {
    RandomGenerator random = random(seed);
    List<Head> heads =
        task.outputs().stream()
            .map(
                output -> {
                  int width = Head.width(output.task());
                  int hidden = adapter.heads().getFirst().hiddenSize();
                  return new Head(
                      output.name(),
                      output.task(),
                      random(random, "w", width, hidden),
                      random(random, "b", width),
                      calibration(output.task()));
                })
            .toList();
    return new Adapter(adapter.base(), adapter.pooling(), 256, task, heads, adapter.change());
  }

  private static Calibration calibration(OutputTask task) {
    float[] halves = new float[Head.width(task)];
    Arrays.fill(halves, 0.5f);
    return switch (task) {
      case SingleLabel single -> new Calibration.Label(1.2f, 0.4f);
      case MultiLabel multi -> new Calibration.LabelSet(1, halves);
      case TokenLabels token -> new Calibration.Tokens(1.5f, null);
      case Regression regression -> new Calibration.Values(halves);
    };
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
