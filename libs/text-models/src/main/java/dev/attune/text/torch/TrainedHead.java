package dev.attune.text.torch;

import dev.attune.text.tensor.Tensor;

/**
 * A linear on top of the encoder, as it is before the first step, and how it is judged in training.
 *
 * @param weight [logits, hidden], under the name it has in the adapter
 * @param bias [logits], under the name it has in the adapter
 * @param perToken whether it reads every token's vector and not the text's
 * @param loss how its logits are judged
 */
public record TrainedHead(Tensor weight, Tensor bias, boolean perToken, Loss loss) {}
