package dev.attune.gateway;

import dev.attune.text.adapter.Adapter;
import dev.attune.text.adapter.BaseModelReference;
import dev.attune.text.adapter.Calibration;
import dev.attune.text.adapter.EncoderChange;
import dev.attune.text.adapter.Head;
import dev.attune.text.adapter.LoraTarget;
import dev.attune.text.adapter.LoraWeights;
import dev.attune.text.base.BaseModelInfo;
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
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

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

  /** Heads for any task, on the base model's own encoder. */
  public static Adapter answering(Task task, BaseModelInfo base, long seed) {
    return adapter(base, task, seed, new EncoderChange.None());
  }

  /** Every bias of the first layers' outputs replaced. */
  public static Adapter bitfit(BaseModelInfo base, List<String> labels, long seed) {
    Random random = new Random(seed);
    Map<String, Tensor> replaced = new TreeMap<>();
    for (int layer = 0; layer < base.layers(); layer++) {
      String name = "encoder.layer.%d.output.dense.bias".formatted(layer);
      replaced.put(name, random(name, random, base.hiddenSize()));
    }
    return adapter(base, labels, seed, new EncoderChange.Parameters(replaced));
  }

  private static Adapter adapter(
      BaseModelInfo base, List<String> labels, long seed, EncoderChange change) {
    return adapter(base, new SingleLabel(labels), seed, change);
  }

  private static Adapter adapter(BaseModelInfo base, Task task, long seed, EncoderChange change) {
    Random random = new Random(seed + 1);
    List<Head> heads =
        task.outputs().stream()
            .map(
                output -> {
                  int width = Head.width(output.task());
                  return new Head(
                      output.name(),
                      output.task(),
                      random("w", random, width, base.hiddenSize()),
                      random("b", random, width),
                      calibration(output.task()));
                })
            .toList();
    int maxTokens = Math.min(128, base.maxTokens());
    return new Adapter(BaseModelReference.to(base), base.pooling(), maxTokens, task, heads, change);
  }

  private static Calibration calibration(OutputTask task) {
    float[] halves = new float[Head.width(task)];
    Arrays.fill(halves, 0.5f);
    return switch (task) {
      case SingleLabel single ->
          new Calibration.Label(1.5f, single.outOfScope().isEmpty() ? null : 1f);
      case MultiLabel multi -> new Calibration.LabelSet(1, halves);
      case TokenLabels token -> new Calibration.Tokens(1, null);
      case Regression regression -> new Calibration.Values(halves);
    };
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
