package dev.attune.text.export;

import dev.attune.text.adapter.Calibration;
import dev.attune.text.adapter.Head;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.TokenLabels;
import dev.attune.text.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A head whose plain outputs are what others expect: logits divided by the temperature, so that
 * their softmax or sigmoid is calibrated, and values on their own scales. Only the logits of tags
 * stay as they were learned, since steps from tag to tag are scored on the same scale.
 *
 * @param original the version's head
 * @param factors what each logit is multiplied with
 * @param offsets what is added then
 */
@SuppressWarnings("ArrayRecordComponent") // a few numbers per head
record PlainHead(Head original, float[] factors, float[] offsets) {

  static PlainHead of(Head head) {
    float[] factors = new float[head.width()];
    float[] offsets = new float[head.width()];
    Arrays.fill(factors, 1);
    switch (head.calibration()) {
      case Calibration.Label label -> Arrays.fill(factors, 1 / label.temperature());
      case Calibration.LabelSet set -> Arrays.fill(factors, 1 / set.temperature());
      case Calibration.Tokens tokens -> {}
      case Calibration.Values values -> {
        List<Scale> scales = ((Regression) head.task()).scales();
        for (int i = 0; i < factors.length; i++) {
          Scale scale = scales.get(i);
          offsets[i] = (float) scale.min();
          factors[i] = (float) (scale.max() - scale.min());
        }
      }
    }
    return new PlainHead(head, factors, offsets);
  }

  /** The output's name; {@code logits} when the task has no other. */
  String output() {
    return original.output().isEmpty() ? "logits" : original.output();
  }

  /** [logits, hidden]. */
  Tensor weight() {
    float[] data = original.weight().data().clone();
    for (int i = 0; i < data.length; i++) {
      data[i] *= factors[i / original.hiddenSize()];
    }
    return new Tensor(original.weight().name(), original.weight().shape(), data);
  }

  /** [logits]. */
  Tensor bias() {
    float[] data = original.bias().data().clone();
    for (int i = 0; i < data.length; i++) {
      data[i] = data[i] * factors[i] + offsets[i];
    }
    return new Tensor(original.bias().name(), original.bias().shape(), data);
  }

  /** The version's own logits, from one or more rows of this head's. */
  float[] original(float[] plain) {
    float[] logits = new float[plain.length];
    for (int i = 0; i < logits.length; i++) {
      int column = i % factors.length;
      logits[i] = (plain[i] - offsets[column]) / factors[column];
    }
    return logits;
  }

  /** What each logit stands for, in order. */
  List<String> names() {
    return switch (original.task()) {
      case SingleLabel single -> single.labels();
      case MultiLabel multi -> multi.labels();
      case Regression regression -> regression.scales().stream().map(Scale::name).toList();
      case TokenLabels token -> {
        List<String> tags = new ArrayList<>(List.of("O"));
        for (String label : token.labels()) {
          tags.add("B-" + label);
          tags.add("I-" + label);
        }
        yield tags;
      }
    };
  }

  /** The name of the kind of task in a {@code config.json}; empty for tokens. */
  String problemType() {
    return switch (original.task()) {
      case SingleLabel single -> "single_label_classification";
      case MultiLabel multi -> "multi_label_classification";
      case Regression regression -> "regression";
      case TokenLabels token -> "";
    };
  }
}
