package dev.attune.text.learn;

import dev.attune.text.tensor.Tensor;
import java.util.List;
import java.util.function.Supplier;

/**
 * Remembers the weights of the epoch with the best validation macro F1; of equals, the least loss.
 */
final class BestEpoch {
  private int epoch;
  private double macroF1 = Double.NEGATIVE_INFINITY;
  private double loss = Double.POSITIVE_INFINITY;
  private List<Tensor> weights = List.of();

  /** Takes an epoch's figures, and its weights if it is the best one. */
  void offer(int candidate, double itsMacroF1, double itsLoss, Supplier<List<Tensor>> itsWeights) {
    if (itsMacroF1 > macroF1 || (itsMacroF1 == macroF1 && itsLoss < loss)) {
      epoch = candidate;
      macroF1 = itsMacroF1;
      loss = itsLoss;
      weights = itsWeights.get();
    }
  }

  /** From 1; 0 before the first. */
  int epoch() {
    return epoch;
  }

  List<Tensor> weights() {
    return weights;
  }
}
