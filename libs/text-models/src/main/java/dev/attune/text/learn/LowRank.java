package dev.attune.text.learn;

import dev.attune.text.adapter.EncoderChange;
import dev.attune.text.adapter.LoraWeights;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.torch.TrainableModule;

/**
 * Low-rank updates of an encoder, before and after a training.
 *
 * @param initial as they are before the first step
 */
record LowRank(LoraWeights initial) {

  /** Updates that change nothing yet. */
  static LowRank of(BaseModelInfo encoder, Hyperparameters settings) {
    return new LowRank(
        InitialWeights.lora(
            encoder,
            settings.rank(),
            settings.alpha(),
            settings.targets(),
            new Seeds(settings.seed()).initialWeights()));
  }

  /** Whether a parameter is one of theirs. */
  boolean has(String parameter) {
    return initial.tensors().containsKey(parameter);
  }

  /** The updates as a network has learned them. */
  EncoderChange trained(TrainableModule module) {
    return new EncoderChange.Lora(
        LoraWeights.of(
            initial.rank(),
            initial.alpha(),
            initial.targets(),
            initial.tensors().keySet().stream().map(module::trained).toList()));
  }
}
