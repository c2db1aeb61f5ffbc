package dev.attune.text.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How close a model's probabilities come to the shares of annotators who gave each label, on the
 * texts that several annotators answered (Uma et al. 2021, "Learning from Disagreement"). Where a
 * text may have several labels, each label's yes and no is a distribution, and the mean over labels
 * counts.
 *
 * @param examples texts with several annotators' answers
 * @param crossEntropy of votes and probabilities, in nats, the mean over texts, with its 95 %
 *     interval; the lower, the better
 * @param voteEntropy what a model would cost that knew the votes: the least {@code crossEntropy};
 *     the difference is the Kullback-Leibler divergence
 * @param jensenShannon the divergence of votes and probabilities in bits, from 0 where they are
 *     equal to 1, the mean over texts, with its 95 % interval
 * @param entropyCorrelation Pearson's correlation of how undecided annotators and model are, text
 *     by text, with its 95 % interval; 0 where one of them is always as undecided
 */
public record VoteFit(
    int examples,
    Estimate crossEntropy,
    double voteEntropy,
    Estimate jensenShannon,
    Estimate entropyCorrelation) {

  /**
   * Of texts with one label each.
   *
   * @param probabilities [texts][labels]
   * @param votes the share of annotators who gave each label, [texts][labels]; null for texts that
   *     do not count
   * @return null if no text counts
   */
  public static @Nullable VoteFit ofLabels(double[][] probabilities, double[] @Nullable [] votes) {
    List<Text> texts = new ArrayList<>();
    for (int i = 0; i < probabilities.length; i++) {
      if (votes[i] != null) {
        texts.add(Text.of(votes[i], probabilities[i]));
      }
    }
    return of(texts);
  }

  /** The same for texts with any number of labels, each decided by itself. */
  public static @Nullable VoteFit ofSets(double[][] probabilities, double[] @Nullable [] votes) {
    List<Text> texts = new ArrayList<>();
    for (int i = 0; i < probabilities.length; i++) {
      double[] shares = votes[i];
      if (shares != null) {
        double[] given = probabilities[i];
        List<Text> labels = new ArrayList<>();
        for (int label = 0; label < shares.length; label++) {
          labels.add(Text.of(Distribution.ofTwo(shares[label]), Distribution.ofTwo(given[label])));
        }
        texts.add(Text.mean(labels));
      }
    }
    return of(texts);
  }

  private static @Nullable VoteFit of(List<Text> texts) {
    if (texts.isEmpty()) {
      return null;
    }
    var entropies =
        new Correlation(
            texts.stream().mapToDouble(Text::voteEntropy).toArray(),
            texts.stream().mapToDouble(Text::entropy).toArray());
    double[] cross = texts.stream().mapToDouble(Text::crossEntropy).toArray();
    double[] divergence = texts.stream().mapToDouble(Text::jensenShannon).toArray();
    List<Estimate> estimates =
        Bootstrap.of(
            texts.size(),
            times ->
                new double[] {
                  mean(cross, times), mean(divergence, times), entropies.pearson(times)
                });
    return new VoteFit(
        texts.size(),
        estimates.get(0),
        texts.stream().mapToDouble(Text::voteEntropy).average().orElseThrow(),
        estimates.get(1),
        estimates.get(2));
  }

  private static double mean(double[] values, int[] times) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += times[i] * values[i];
    }
    return sum / Arrays.stream(times).sum();
  }

  private record Text(
      double voteEntropy, double entropy, double crossEntropy, double jensenShannon) {

    static Text of(double[] votes, double[] probabilities) {
      return new Text(
          Distribution.entropy(votes),
          Distribution.entropy(probabilities),
          Distribution.crossEntropy(votes, probabilities),
          Distribution.jensenShannon(votes, probabilities));
    }

    static Text mean(List<Text> labels) {
      return new Text(
          labels.stream().mapToDouble(Text::voteEntropy).average().orElseThrow(),
          labels.stream().mapToDouble(Text::entropy).average().orElseThrow(),
          labels.stream().mapToDouble(Text::crossEntropy).average().orElseThrow(),
          labels.stream().mapToDouble(Text::jensenShannon).average().orElseThrow());
    }
  }
}
