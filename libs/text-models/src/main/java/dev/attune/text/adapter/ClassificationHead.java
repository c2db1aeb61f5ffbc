package dev.attune.text.adapter;

import dev.attune.text.tensor.Tensor;
import java.util.HashSet;
import java.util.List;

/**
 * The linear from a pooled text to one logit per label: {@code logits = weight x + bias}.
 *
 * @param labels in the order of the logits
 * @param weight {@code classifier.weight}, [labels, hidden]
 * @param bias {@code classifier.bias}, [labels]
 * @param temperature logits are divided by it before the softmax; 1 when not calibrated
 */
public record ClassificationHead(
    List<String> labels, Tensor weight, Tensor bias, float temperature) {

  public static final String WEIGHT = "classifier.weight";
  public static final String BIAS = "classifier.bias";

  /**
   * @throws InvalidAdapterException if labels, shapes or temperature do not fit together
   */
  public ClassificationHead {
    labels = List.copyOf(labels);
    if (labels.isEmpty()) {
      throw new InvalidAdapterException("The head has no labels.");
    }
    if (new HashSet<>(labels).size() != labels.size()) {
      throw new InvalidAdapterException("The head has the same label twice.");
    }
    if (weight.shape().length != 2 || weight.shape()[0] != labels.size()) {
      throw new InvalidAdapterException(
          "The head's weight %s does not fit %d labels.".formatted(weight, labels.size()));
    }
    if (!bias.hasShape(labels.size())) {
      throw new InvalidAdapterException(
          "The head's bias %s does not fit %d labels.".formatted(bias, labels.size()));
    }
    if (!(temperature > 0) || Float.isInfinite(temperature)) {
      throw new InvalidAdapterException(
          "The temperature is %s, not positive.".formatted(temperature));
    }
    weight = weight.renamed(WEIGHT);
    bias = bias.renamed(BIAS);
  }

  /** Width of the pooled texts this head takes. */
  public int hiddenSize() {
    return (int) weight.shape()[1];
  }
}
