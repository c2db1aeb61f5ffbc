package dev.attune.text.adapter;

import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.OutputTask;
import dev.attune.text.task.Regression;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Tags;
import dev.attune.text.task.TokenLabels;
import dev.attune.text.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The linear from a vector to the logits of one output: {@code logits = weight x + bias}. Heads of
 * token tasks read every token's vector, all others the text's.
 *
 * @param output the output's name; empty when the task has no other
 * @param task what the logits mean: one for each label, for token tasks one for each tag (outside,
 *     then beginning and inside of each label), for regression one for each scale
 * @param weight [logits, hidden], named by {@link #weightName}
 * @param bias [logits], named by {@link #biasName}
 * @param calibration what turns logits into answers, of the task's kind
 */
public record Head(
    String output, OutputTask task, Tensor weight, Tensor bias, Calibration calibration) {
  private static final String PREFIX = "classifier.";

  /**
   * @throws InvalidAdapterException if task, shapes and calibration do not fit together
   */
  public Head {
    int width = width(task);
    if (weight.shape().length != 2 || weight.shape()[0] != width) {
      throw new InvalidAdapterException(
          "The head's weight %s does not fit %d logits.".formatted(weight, width));
    }
    if (!bias.hasShape(width)) {
      throw new InvalidAdapterException(
          "The head's bias %s does not fit %d logits.".formatted(bias, width));
    }
    if (!fits(task, calibration, width)) {
      throw new InvalidAdapterException(
          "The head's calibration does not fit a %s task with %d logits."
              .formatted(task.type(), width));
    }
    weight = weight.renamed(weightName(output));
    bias = bias.renamed(biasName(output));
  }

  /** How many logits an output of a task has. */
  public static int width(OutputTask task) {
    return switch (task) {
      case SingleLabel single -> single.labels().size();
      case MultiLabel multi -> multi.labels().size();
      case TokenLabels token -> Tags.count(token.labels().size());
      case Regression regression -> regression.scales().size();
    };
  }

  private static boolean fits(OutputTask task, Calibration calibration, int width) {
    return switch (task) {
      case SingleLabel single -> calibration instanceof Calibration.Label;
      case MultiLabel multi ->
          calibration instanceof Calibration.LabelSet(float t, float[] thresholds)
              && thresholds.length == width;
      case TokenLabels token ->
          calibration instanceof Calibration.Tokens(float t, var transitions)
              && (transitions == null || transitions.hasShape(width + 1, width));
      case Regression regression ->
          calibration instanceof Calibration.Values(float[] halfWidths)
              && halfWidths.length == width;
    };
  }

  /** {@code classifier.weight}, in a joint task {@code classifier.<output>.weight}. */
  public static String weightName(String output) {
    return name(output, "weight");
  }

  /** {@code classifier.bias}, in a joint task {@code classifier.<output>.bias}. */
  public static String biasName(String output) {
    return name(output, "bias");
  }

  /** {@code classifier.transitions}, in a joint task {@code classifier.<output>.transitions}. */
  public static String transitionsName(String output) {
    return name(output, "transitions");
  }

  private static String name(String output, String part) {
    return output.isEmpty() ? PREFIX + part : PREFIX + output + "." + part;
  }

  /** Whether logits are made of every token's vector and not of the text's. */
  public boolean perToken() {
    return task instanceof TokenLabels;
  }

  /** How many logits there are. */
  public int width() {
    return width(task);
  }

  /** Width of the vectors this head takes. */
  public int hiddenSize() {
    return (int) weight.shape()[1];
  }

  /** Every tensor of the head. */
  public List<Tensor> tensors() {
    List<Tensor> tensors = new ArrayList<>(List.of(weight, bias));
    if (calibration instanceof Calibration.Tokens(float t, Tensor transitions)
        && transitions != null) {
      tensors.add(transitions.renamed(transitionsName(output)));
    }
    return tensors;
  }

  /** The logits of one vector, not calibrated. */
  public float[] logits(float[] vector) {
    float[] logits = new float[width()];
    for (int row = 0; row < logits.length; row++) {
      double sum = bias.data()[row];
      int start = row * vector.length;
      for (int i = 0; i < vector.length; i++) {
        sum += weight.data()[start + i] * vector[i];
      }
      logits[row] = (float) sum;
    }
    return logits;
  }
}
