package dev.attune.text.torch;

import static dev.attune.text.torch.MethodText.parameter;

import dev.attune.text.adapter.ClassificationHead;

/** Emits the head: from one vector per text to logits, and from logits and labels to the loss. */
final class HeadText {
  private HeadText() {}

  static String logits(String pooled) {
    return "torch.linear(%s, %s, %s)"
        .formatted(
            pooled, parameter(ClassificationHead.WEIGHT), parameter(ClassificationHead.BIAS));
  }

  /** The mean cross-entropy of logits [batch, labels] against label numbers [batch]. */
  static String crossEntropy(String logits, String labels) {
    return "torch.cross_entropy_loss(%s, %s)".formatted(logits, labels);
  }
}
