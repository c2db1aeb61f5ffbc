package dev.attune.text.adapter;

import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.tensor.Tensor;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Low-rank updates: the linear {@code y = W x + b} becomes {@code y = W x + b + (alpha / rank) B A
 * x}.
 *
 * @param rank the inner dimension, 1 or more
 * @param alpha the numerator of the scale
 * @param targets which linears are updated, in every layer
 * @param tensors A of shape [rank, in] and B of shape [out, rank] for each layer and target, by the
 *     names of {@link LoraTarget#nameOfA} and {@link LoraTarget#nameOfB}
 */
public record LoraWeights(
    int rank, float alpha, Set<LoraTarget> targets, Map<String, Tensor> tensors) {

  /**
   * @throws InvalidAdapterException if rank, alpha or targets make no sense
   */
  public LoraWeights {
    if (rank < 1) {
      throw new InvalidAdapterException("The LoRA rank is %d, not 1 or more.".formatted(rank));
    }
    if (!(alpha > 0) || Float.isInfinite(alpha)) {
      throw new InvalidAdapterException("The LoRA alpha is %s, not positive.".formatted(alpha));
    }
    if (targets.isEmpty()) {
      throw new InvalidAdapterException("The LoRA updates have no target.");
    }
    targets = Collections.unmodifiableSet(EnumSet.copyOf(targets));
    tensors = Collections.unmodifiableMap(new TreeMap<>(tensors));
  }

  /** Takes the tensors by their own names. */
  public static LoraWeights of(
      int rank, float alpha, Set<LoraTarget> targets, Collection<Tensor> tensors) {
    Map<String, Tensor> byName = new TreeMap<>();
    tensors.forEach(tensor -> byName.put(tensor.name(), tensor));
    return new LoraWeights(rank, alpha, targets, byName);
  }

  /** What the product B A is multiplied with. */
  public float scale() {
    return alpha / rank;
  }

  /** The down-projection of one layer and target, [rank, in]. */
  public Tensor a(int layer, LoraTarget target) {
    return require(target.nameOfA(layer));
  }

  /** The up-projection of one layer and target, [out, rank], without the scale. */
  public Tensor b(int layer, LoraTarget target) {
    return require(target.nameOfB(layer));
  }

  void verifyAgainst(BaseModelInfo info) {
    for (int layer = 0; layer < info.layers(); layer++) {
      for (LoraTarget target : targets) {
        requireShape(a(layer, target), rank, target.inputSize(info));
        requireShape(b(layer, target), target.outputSize(info), rank);
      }
    }
    int expected = 2 * info.layers() * targets.size();
    if (tensors.size() != expected) {
      throw new InvalidAdapterException(
          "The adapter has %d LoRA tensors where %d layers with the targets %s need %d."
              .formatted(tensors.size(), info.layers(), LoraTarget.ids(targets), expected));
    }
  }

  private Tensor require(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new InvalidAdapterException("The adapter has no tensor " + name + ".");
    }
    return tensor;
  }

  private static void requireShape(Tensor tensor, long... shape) {
    if (!tensor.hasShape(shape)) {
      throw new InvalidAdapterException(
          "The adapter's tensor %s should have the shape %s."
              .formatted(tensor, Arrays.toString(shape)));
    }
  }
}
