package dev.attune.text.adapter;

import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.Pooling;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a version adds to its base model.
 *
 * @param base the base model it was trained on; it works with no other
 * @param pooling how token vectors become a text's vector
 * @param maxTokens where texts are cut, {@code [CLS]} and {@code [SEP]} included
 * @param head the classification head
 * @param loraWeights updates inside the encoder; null for the method {@code head}
 */
public record Adapter(
    BaseModelReference base,
    Pooling pooling,
    int maxTokens,
    ClassificationHead head,
    @Nullable LoraWeights loraWeights) {

  /**
   * @throws InvalidAdapterException if a weight is not a number
   */
  public Adapter {
    if (maxTokens < 3) {
      throw new InvalidAdapterException(
          "The adapter cuts texts at %d tokens; 3 is the least.".formatted(maxTokens));
    }
    requireFinite(head.weight());
    requireFinite(head.bias());
    if (loraWeights != null) {
      loraWeights.tensors().values().forEach(Adapter::requireFinite);
    }
  }

  /**
   * Writes {@code adapter.safetensors} and {@code adapter.json} into a directory, made if missing.
   */
  public void save(Path directory) throws IOException {
    AdapterFiles.save(this, directory);
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws InvalidAdapterException if the files contradict each other or lack something
   * @throws IOException if a file is missing, damaged or unreadable
   */
  public static Adapter load(Path directory) throws IOException {
    return AdapterFiles.load(directory);
  }

  /** Whether there are updates inside the encoder. */
  public AdapterMethod method() {
    return loraWeights == null ? AdapterMethod.HEAD : AdapterMethod.LORA;
  }

  /** The updates inside the encoder, if there are any. */
  public Optional<LoraWeights> lora() {
    return Optional.ofNullable(loraWeights);
  }

  /** The labels in the order of the logits. */
  public List<String> labels() {
    return head.labels();
  }

  /** Every tensor of the head and of the updates. */
  public List<Tensor> tensors() {
    List<Tensor> tensors = new ArrayList<>(List.of(head.weight(), head.bias()));
    lora().ifPresent(lora -> tensors.addAll(lora.tensors().values()));
    return tensors;
  }

  /**
   * Checks that this adapter fits a base model: name, hash, and every shape.
   *
   * @throws InvalidAdapterException if it does not
   */
  public void verifyAgainst(BaseModelInfo info) {
    if (!base.name().equals(info.name())) {
      throw new InvalidAdapterException(
          "The adapter was trained on the base model %s, not on %s."
              .formatted(base.name(), info.name()));
    }
    if (!base.sha256().equals(info.sha256())) {
      throw new InvalidAdapterException(
          "The adapter was trained on a %s with hash %s; the one here has %s."
              .formatted(base.name(), base.sha256(), info.sha256()));
    }
    if (head.hiddenSize() != info.hiddenSize()) {
      throw new InvalidAdapterException(
          "The adapter's head takes vectors of %d numbers; %s makes them of %d."
              .formatted(head.hiddenSize(), info.name(), info.hiddenSize()));
    }
    if (maxTokens > info.maxTokens()) {
      throw new InvalidAdapterException(
          "The adapter cuts texts at %d tokens; %s takes at most %d."
              .formatted(maxTokens, info.name(), info.maxTokens()));
    }
    if (loraWeights != null) {
      loraWeights.verifyAgainst(info);
    }
  }

  private static void requireFinite(Tensor tensor) {
    for (float value : tensor.data()) {
      if (!Float.isFinite(value)) {
        throw new InvalidAdapterException(
            "The adapter's tensor %s holds %s.".formatted(tensor.name(), value));
      }
    }
  }
}
