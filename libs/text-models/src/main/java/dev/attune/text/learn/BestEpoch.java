package dev.attune.text.learn;

import dev.attune.text.tensor.Tensor;
import java.util.List;
import java.util.function.Supplier;

/**
 * Remembers the weights of the epoch with the best validation figure; of equals, the least loss.
 */
final class BestEpoch {
  private int epoch;
  private double figure = Double.NEGATIVE_INFINITY;
  private double loss = Double.POSITIVE_INFINITY;
  private List<Tensor> weights = List.of();

  /** Takes an epoch's figures, and its weights if it is the best one. */
  void offer(int candidate, double itsFigure, double itsLoss, Supplier<List<Tensor>> itsWeights) {
    if (itsFigure > figure || (itsFigure == figure && itsLoss < loss)) {
      epoch = candidate;
      figure = itsFigure;
      loss = itsLoss;
      weights = itsWeights.get();
    }
  }

  /** Goes on from an earlier training's best epoch. */
  void restore(LoopState state) {
    epoch = state.bestEpoch();
    figure = state.bestFigure();
    loss = state.bestLoss();
    weights = state.bestWeights();
  }

  double figure() {
    return figure;
  }

  /** Infinite before the first. */
  double loss() {
    return loss;
  }

  /** From 1; 0 before the first. */
  int epoch() {
    return epoch;
  }

  List<Tensor> weights() {
    return weights;
  }
}
