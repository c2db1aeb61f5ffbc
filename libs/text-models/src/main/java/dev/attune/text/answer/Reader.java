package dev.attune.text.answer;

import dev.attune.text.adapter.Calibration;
import dev.attune.text.adapter.Head;
import dev.attune.text.base.Encoding;
import dev.attune.text.metrics.Sigmoid;
import dev.attune.text.metrics.Softmax;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.OutputTask;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.TokenLabels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From logits to answers, for training's evaluation and for serving alike. */
public final class Reader {
  private Reader() {}

  /**
   * What all heads of a task together say of a text.
   *
   * @param heads one for each output of the task
   * @param logits of each head, as {@link #read(OutputTask, Calibration, float[], Encoding)} takes
   *     them
   */
  public static Answer read(List<Head> heads, List<float[]> logits, Encoding encoding) {
    if (heads.size() == 1) {
      return read(heads.getFirst(), logits.getFirst(), encoding);
    }
    Map<String, Answer> outputs = new LinkedHashMap<>();
    for (int i = 0; i < heads.size(); i++) {
      outputs.put(heads.get(i).output(), read(heads.get(i), logits.get(i), encoding));
    }
    return new Answer.Outputs(Collections.unmodifiableMap(outputs));
  }

  /** What one head says of a text. */
  public static Answer read(Head head, float[] logits, Encoding encoding) {
    return read(head.task(), head.calibration(), logits, encoding);
  }

  /**
   * What one output's logits say of a text.
   *
   * @param calibration of the task's kind
   * @param logits one for each label or scale; of a token task one for each tag of each token, one
   *     token after the other
   */
  public static Answer read(
      OutputTask task, Calibration calibration, float[] logits, Encoding encoding) {
    return switch (task) {
      case SingleLabel single -> label(single, (Calibration.Label) calibration, logits);
      case MultiLabel multi -> labelSet(multi, (Calibration.LabelSet) calibration, logits);
      case TokenLabels token ->
          EntityReader.read(token, (Calibration.Tokens) calibration, logits, encoding);
      case Regression regression -> values(regression, (Calibration.Values) calibration, logits);
    };
  }

  private static Answer.Label label(
      SingleLabel task, Calibration.Label calibration, float[] logits) {
    double[] probabilities = Softmax.of(logits, calibration.temperature());
    int best = Softmax.argmax(logits);
    Float least = calibration.refuseBelow();
    boolean refuses = least != null && probabilities[best] < least;
    @Nullable String label = refuses ? null : task.labels().get(best);
    return new Answer.Label(label, probabilities[best], scores(task.labels(), probabilities));
  }

  private static Answer.LabelSet labelSet(
      MultiLabel task, Calibration.LabelSet calibration, float[] logits) {
    double[] probabilities = Sigmoid.of(logits, calibration.temperature());
    List<String> given = new ArrayList<>();
    for (int label = 0; label < probabilities.length; label++) {
      if (probabilities[label] >= calibration.thresholds()[label]) {
        given.add(task.labels().get(label));
      }
    }
    return new Answer.LabelSet(List.copyOf(given), scores(task.labels(), probabilities));
  }

  private static Answer.Values values(
      Regression task, Calibration.Values calibration, float[] outputs) {
    Map<String, Answer.Estimate> values = new LinkedHashMap<>();
    for (int i = 0; i < outputs.length; i++) {
      Scale scale = task.scales().get(i);
      double value = scale.at(outputs[i]);
      double halfWidth = calibration.halfWidths()[i];
      values.put(
          scale.name(),
          new Answer.Estimate(
              value, scale.clamped(value - halfWidth), scale.clamped(value + halfWidth)));
    }
    return new Answer.Values(Collections.unmodifiableMap(values));
  }

  private static Map<String, Double> scores(List<String> labels, double[] probabilities) {
    Map<String, Double> scores = LinkedHashMap.newLinkedHashMap(probabilities.length);
    for (int i = 0; i < probabilities.length; i++) {
      scores.put(labels.get(i), probabilities[i]);
    }
    return Collections.unmodifiableMap(scores);
  }
}
