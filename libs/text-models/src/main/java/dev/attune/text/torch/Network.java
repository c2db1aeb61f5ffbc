package dev.attune.text.torch;

/**
 * A network that can be trained. It has two methods, {@code forward} from a batch, the targets of
 * every head and a seed to the loss, with dropout, and {@code infer} from a batch to the logits of
 * every head, without.
 */
public interface Network {

  /** The network as source text, for a device, and initial weights. */
  TorchScriptArchive archive(Device device);
}
