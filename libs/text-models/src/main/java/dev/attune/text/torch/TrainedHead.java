package dev.attune.text.torch;

import dev.attune.text.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A linear on top of the encoder, as it is before the first step, and how it is judged in training.
 *
 * @param weight [logits, hidden], under the name it has in the adapter
 * @param bias [logits], under the name it has in the adapter
 * @param perToken whether it reads every token's vector and not the text's
 * @param loss how its logits are judged
 * @param transitions [tags + 1, tags], what {@link Loss#CRF} adds for each step from one tag to the
 *     next, the last row being the step to a text's first word; null for every other loss
 */
public record TrainedHead(
    Tensor weight, Tensor bias, boolean perToken, Loss loss, @Nullable Tensor transitions) {

  /**
   * @throws IllegalArgumentException if there are transitions for another loss, or none for a CRF
   */
  public TrainedHead {
    if ((loss == Loss.CRF) != (transitions != null)) {
      throw new IllegalArgumentException("A CRF, and no other loss, has transitions.");
    }
  }

  /** A head whose loss has no parameters of its own. */
  public TrainedHead(Tensor weight, Tensor bias, boolean perToken, Loss loss) {
    this(weight, bias, perToken, loss, null);
  }
}
