package dev.attune.text.adapter;

import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.Pooling;
import dev.attune.text.task.Output;
import dev.attune.text.task.Task;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a version adds to its base model.
 *
 * @param base the base model it was trained on; it works with no other
 * @param pooling how token vectors become a text's vector
 * @param maxTokens where texts are cut, {@code [CLS]} and {@code [SEP]} included
 * @param task what it answers
 * @param heads one for each output of the task, in its order
 * @param change what it changes inside the encoder
 */
public record Adapter(
    BaseModelReference base,
    Pooling pooling,
    int maxTokens,
    Task task,
    List<Head> heads,
    EncoderChange change) {

  /**
   * @throws InvalidAdapterException if heads and task differ or a weight is not a number
   */
  public Adapter {
    heads = List.copyOf(heads);
    if (maxTokens < 3) {
      throw new InvalidAdapterException(
          "The adapter cuts texts at %d tokens; 3 is the least.".formatted(maxTokens));
    }
    if (!heads.stream()
        .map(head -> new Output(head.output(), head.task()))
        .toList()
        .equals(task.outputs())) {
      throw new InvalidAdapterException("The adapter's heads are not those of its task.");
    }
    heads.forEach(head -> head.tensors().forEach(Adapter::requireFinite));
    change.tensors().forEach(Adapter::requireFinite);
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

  /** The low-rank updates inside the encoder, if there are any. */
  public Optional<LoraWeights> lora() {
    return change instanceof EncoderChange.Lora(LoraWeights weights)
        ? Optional.of(weights)
        : Optional.empty();
  }

  /** Every tensor of the heads and of the change. */
  public List<Tensor> tensors() {
    List<Tensor> tensors = new ArrayList<>();
    heads.forEach(head -> tensors.addAll(head.tensors()));
    tensors.addAll(change.tensors());
    return tensors;
  }

  /**
   * Checks that this adapter fits a base model: name, hash, and every shape that can be told
   * without the weights.
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
    for (Head head : heads) {
      if (head.hiddenSize() != info.hiddenSize()) {
        throw new InvalidAdapterException(
            "The adapter's head takes vectors of %d numbers; %s makes them of %d."
                .formatted(head.hiddenSize(), info.name(), info.hiddenSize()));
      }
    }
    if (maxTokens > info.maxTokens()) {
      throw new InvalidAdapterException(
          "The adapter cuts texts at %d tokens; %s takes at most %d."
              .formatted(maxTokens, info.name(), info.maxTokens()));
    }
    lora().ifPresent(lora -> lora.verifyAgainst(info));
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
