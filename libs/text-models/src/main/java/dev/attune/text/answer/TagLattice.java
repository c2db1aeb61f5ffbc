package dev.attune.text.answer;

import dev.attune.text.task.Tags;
import dev.attune.text.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All sequences of tags that can be, each with a probability: its exponentiated score, as a share
 * of all of them (a linear-chain conditional random field). A sequence's score is the sum of its
 * tags' logits and of its steps' transitions.
 */
public final class TagLattice {
  private static final double IMPOSSIBLE = Double.NEGATIVE_INFINITY;

  private final int tags;
  private final double[][] scores;
  private final double[][] steps;

  /**
   * @param logits [words][tags]
   * @param transitions [tags + 1, tags], the last row being the step to the first word; null for
   *     none
   * @param temperature scores are divided by it
   */
  public TagLattice(float[][] logits, int tags, @Nullable Tensor transitions, double temperature) {
    this.tags = tags;
    this.scores = new double[logits.length][];
    for (int word = 0; word < logits.length; word++) {
      scores[word] = new double[tags];
      for (int tag = 0; tag < tags; tag++) {
        scores[word][tag] = logits[word][tag] / temperature;
      }
    }
    this.steps = new double[tags + 1][tags];
    for (int before = 0; before <= tags; before++) {
      for (int tag = 0; tag < tags; tag++) {
        boolean legal = before == tags ? Tags.mayStart(tag) : Tags.mayFollow(before, tag);
        double weight =
            transitions == null ? 0 : transitions.data()[before * tags + tag] / temperature;
        steps[before][tag] = legal ? weight : IMPOSSIBLE;
      }
    }
  }

  /** The most probable sequence (Viterbi); never one that cannot be. */
  public int[] best() {
    int words = scores.length;
    int[] best = new int[words];
    if (words == 0) {
      return best;
    }
    int[][] origins = new int[words][tags];
    double[] reached = sum(steps[tags], scores[0]);
    for (int word = 1; word < words; word++) {
      double[] next = new double[tags];
      Arrays.fill(next, IMPOSSIBLE);
      for (int before = 0; before < tags; before++) {
        for (int tag = 0; tag < tags; tag++) {
          double score = reached[before] + steps[before][tag];
          if (score > next[tag]) {
            next[tag] = score;
            origins[word][tag] = before;
          }
        }
      }
      reached = sum(next, scores[word]);
    }
    for (int tag = 1; tag < tags; tag++) {
      best[words - 1] = reached[tag] > reached[best[words - 1]] ? tag : best[words - 1];
    }
    for (int word = words - 1; word > 0; word--) {
      best[word - 1] = origins[word][best[word]];
    }
    return best;
  }

  /**
   * The logarithm of a sequence's probability; negative infinity for one that cannot be.
   *
   * @param sequence a tag for each word
   */
  public double logProbability(int[] sequence) {
    double score = 0;
    int before = tags;
    for (int word = 0; word < scores.length; word++) {
      score += steps[before][sequence[word]] + scores[word][sequence[word]];
      before = sequence[word];
    }
    double scale = scores.length * largest(steps);
    for (double[] row : scores) {
      scale += largest(row);
    }
    return score - scale - ForwardPass.over(wordFactors(), stepFactors()).logTotal();
  }

  /** The probabilities of entities. */
  TagProbabilities probabilities() {
    return new TagProbabilities(wordFactors(), stepFactors());
  }

  private double[][] wordFactors() {
    return Arrays.stream(scores)
        .map(row -> exponentials(row, largest(row)))
        .toArray(double[][]::new);
  }

  private double[][] stepFactors() {
    double largest = largest(steps);
    return Arrays.stream(steps).map(row -> exponentials(row, largest)).toArray(double[][]::new);
  }

  private static double largest(double[]... rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).max().orElseThrow();
  }

  private static double[] sum(double[] one, double[] other) {
    double[] sum = new double[one.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = one[i] + other[i];
    }
    return sum;
  }

  /** Relative to the largest, which all sequences share as a factor. */
  private static double[] exponentials(double[] values, double largest) {
    return Arrays.stream(values).map(value -> Math.exp(value - largest)).toArray();
  }
}
