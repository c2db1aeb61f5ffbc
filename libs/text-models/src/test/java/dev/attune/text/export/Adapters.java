package dev.attune.text.export;

import dev.attune.text.adapter.Adapter;
import dev.attune.text.adapter.BaseModelReference;
import dev.attune.text.adapter.Calibration;
import dev.attune.text.adapter.EncoderChange;
import dev.attune.text.adapter.Head;
import dev.attune.text.adapter.LoraTarget;
import dev.attune.text.adapter.LoraWeights;
import dev.attune.text.base.BaseModel;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.Pooling;
import dev.attune.text.task.Joint;
import dev.attune.text.task.Output;
import dev.attune.text.task.OutputTask;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.tensor.Tensor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;

/** Versions with random numbers over the tiny checkpoints. */
final class Adapters {
  static final List<String> LABELS = List.of("joy", "anger", "fear");

  private Adapters() {}

  /** Tells three moods apart; logits are divided by two. */
  static Adapter adapter(BaseModel base, Pooling pooling, EncoderChange change) {
    return adapter(base, pooling, new SingleLabel(LABELS), new Calibration.Label(2), change);
  }

  static Adapter adapter(
      BaseModel base,
      Pooling pooling,
      OutputTask task,
      Calibration calibration,
      EncoderChange change) {
    Head head = head(new Random(7), "", task, calibration);
    return new Adapter(
        BaseModelReference.to(base.info()), pooling, 20, task, List.of(head), change);
  }

  /** Several outputs on the first token's vector. */
  static Adapter joint(BaseModel base, List<Head> heads) {
    var task = new Joint(heads.stream().map(h -> new Output(h.output(), h.task())).toList());
    return new Adapter(
        BaseModelReference.to(base.info()), Pooling.CLS, 20, task, heads, new EncoderChange.None());
  }

  static Head head(Random random, String output, OutputTask task, Calibration calibration) {
    int width = Head.width(task);
    return new Head(
        output,
        task,
        random(random, "weight", width, 16),
        random(random, "bias", width),
        calibration);
  }

  static EncoderChange lora(BaseModelInfo info) {
    Random random = new Random(8);
    List<Tensor> tensors = new ArrayList<>();
    for (int layer = 0; layer < info.layers(); layer++) {
      for (LoraTarget target : LoraTarget.values()) {
        tensors.add(random(random, target.nameOfA(layer), 2, target.inputSize(info)));
        tensors.add(random(random, target.nameOfB(layer), target.outputSize(info), 2));
      }
    }
    return new EncoderChange.Lora(LoraWeights.of(2, 4, EnumSet.allOf(LoraTarget.class), tensors));
  }

  private static Tensor random(Random random, String name, long... shape) {
    float[] data = new float[(int) Tensor.elementCount(shape)];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) (0.3 * random.nextGaussian());
    }
    return new Tensor(name, shape, data);
  }
}
