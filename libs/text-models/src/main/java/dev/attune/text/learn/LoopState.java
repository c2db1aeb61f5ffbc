package dev.attune.text.learn;

import dev.attune.text.tensor.Tensor;
import dev.attune.text.torch.AdamW;
import java.util.List;

/**
 * Where a training loop stands between two steps: all that later steps depend on.
 *
 * @param epoch the running one, from 1
 * @param batch how many batches of it are done
 * @param step how many steps are done
 * @param lossSum over the epoch's texts so far
 * @param seconds of training so far
 * @param recentLosses what the divergence guard remembers
 * @param epochs those that ended
 * @param bestEpoch the best one so far, 0 before the first
 * @param bestFigure its figure
 * @param bestLoss its loss
 * @param bestWeights its weights
 * @param weights as they are now
 * @param optimizer as it is now
 */
record LoopState(
    int epoch,
    int batch,
    int step,
    double lossSum,
    double seconds,
    List<Double> recentLosses,
    List<EpochReport> epochs,
    int bestEpoch,
    double bestFigure,
    double bestLoss,
    List<Tensor> bestWeights,
    List<Tensor> weights,
    AdamW.State optimizer) {}
