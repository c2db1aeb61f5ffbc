package dev.attune.text.serve;

import dev.attune.text.adapter.Calibration;
import dev.attune.text.adapter.Head;
import dev.attune.text.task.SingleLabel;
import java.util.Arrays;
import java.util.List;

/**
 * What an adapter says of a text.
 *
 * @param labels the adapter's labels
 * @param probabilities one per label, calibrated by the adapter's temperature; they sum to 1
 * @param tokens how many tokens the encoder read
 * @param truncated whether the end of the text was cut off
 */
@SuppressWarnings("ArrayRecordComponent") // one array per answer, read once
public record Scores(List<String> labels, float[] probabilities, int tokens, boolean truncated) {

  /** The label with the highest probability. */
  public String label() {
    return labels.get(best());
  }

  /** The highest probability. */
  public float confidence() {
    return probabilities[best()];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Scores that
        && labels.equals(that.labels)
        && Arrays.equals(probabilities, that.probabilities)
        && tokens == that.tokens
        && truncated == that.truncated;
  }

  @Override
  public int hashCode() {
    return 31 * labels.hashCode() + Arrays.hashCode(probabilities);
  }

  static Scores of(Row row, float[] pooled) {
    Head head = row.slot().head();
    return new Scores(
        labels(head),
        softmax(logits(head, pooled)),
        row.encoding().tokens(),
        row.encoding().truncated());
  }

  static List<String> labels(Head head) {
    return ((SingleLabel) head.task()).labels();
  }

  private static double[] logits(Head head, float[] pooled) {
    float temperature = ((Calibration.Label) head.calibration()).temperature();
    float[] weight = head.weight().data();
    double[] logits = new double[head.width()];
    for (int label = 0; label < logits.length; label++) {
      double sum = head.bias().data()[label];
      int start = label * pooled.length;
      for (int i = 0; i < pooled.length; i++) {
        sum += weight[start + i] * pooled[i];
      }
      logits[label] = sum / temperature;
    }
    return logits;
  }

  private static float[] softmax(double[] logits) {
    double highest = Arrays.stream(logits).max().orElse(0);
    double total = 0;
    for (int i = 0; i < logits.length; i++) {
      logits[i] = Math.exp(logits[i] - highest);
      total += logits[i];
    }
    float[] probabilities = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = (float) (logits[i] / total);
    }
    return probabilities;
  }

  private int best() {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      if (probabilities[i] > probabilities[best]) {
        best = i;
      }
    }
    return best;
  }
}
