package dev.attune.console.platform.models;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How close a version's probabilities come to the votes of annotators.
 *
 * @param examples texts that several annotators answered
 * @param crossEntropy in nats; the less, the better
 * @param voteEntropy the least that {@code crossEntropy} could be
 * @param jensenShannon in bits, 0 to 1; the less, the better
 * @param entropyCorrelation -1 to 1: whether it is undecided where annotators are
 */
public record VoteFit(
    int examples,
    Interval crossEntropy,
    double voteEntropy,
    Interval jensenShannon,
    Interval entropyCorrelation) {

  /** Some figures with those of the votes, if there are any, after them. */
  static List<Figure> beside(List<Figure> figures, @Nullable VoteFit votes) {
    if (votes == null) {
      return figures;
    }
    List<Figure> all = new ArrayList<>(figures);
    all.add(Figure.whole("crossEntropy", votes.crossEntropy));
    all.add(Figure.whole("jensenShannon", votes.jensenShannon));
    all.add(Figure.whole("entropyCorrelation", votes.entropyCorrelation));
    return all;
  }
}
