package dev.attune.text.answer;

import dev.attune.text.adapter.Calibration;
import dev.attune.text.adapter.Head;
import dev.attune.text.base.Encoding;
import dev.attune.text.metrics.Sigmoid;
import dev.attune.text.metrics.Softmax;
import dev.attune.text.task.Tags;
import dev.attune.text.task.TokenLabels;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How unsure a model is of a text, from 0 (sure) to 1, as active learning measures it.
 *
 * <ul>
 *   <li>single-label: the entropy of the probabilities, as a share of the largest there can be
 *       (Settles 2009, section 3.1);
 *   <li>multi-label: the mean over labels of the entropy of given or not, in bits;
 *   <li>token: 1 minus the probability of the likeliest tags, as a geometric mean over words, so
 *       that long texts are not unsure for being long (MNLP; Shen et al. 2018);
 *   <li>regression: not defined, since the intervals of all texts are as wide;
 *   <li>joint: the mean over outputs for which it is defined.
 * </ul>
 */
public final class Uncertainty {
  private static final double BIT = Math.log(2);

  private Uncertainty() {}

  /**
   * Of a text.
   *
   * @param heads one for each output of the task
   * @param logits of each head, as {@link Reader} takes them
   * @return nothing where the task asks for values alone
   */
  public static OptionalDouble of(List<Head> heads, List<float[]> logits, Encoding encoding) {
    double sum = 0;
    int defined = 0;
    for (int i = 0; i < heads.size(); i++) {
      OptionalDouble part = of(heads.get(i), logits.get(i), encoding);
      if (part.isPresent()) {
        sum += part.getAsDouble();
        defined++;
      }
    }
    return defined == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / defined);
  }

  private static OptionalDouble of(Head head, float[] logits, Encoding encoding) {
    return switch (head.calibration()) {
      case Calibration.Label label ->
          OptionalDouble.of(normalisedEntropy(Softmax.of(logits, label.temperature())));
      case Calibration.LabelSet set ->
          OptionalDouble.of(meanBinaryEntropy(Sigmoid.of(logits, set.temperature())));
      case Calibration.Tokens tokens ->
          OptionalDouble.of(ofTags((TokenLabels) head.task(), tokens, logits, encoding));
      case Calibration.Values _ -> OptionalDouble.empty();
    };
  }

  /** Of probabilities that sum to 1. */
  static double normalisedEntropy(double[] probabilities) {
    double entropy = 0;
    for (double probability : probabilities) {
      entropy += part(probability);
    }
    return bounded(entropy / Math.log(probabilities.length));
  }

  /** Of probabilities each on its own. */
  static double meanBinaryEntropy(double[] probabilities) {
    double sum = 0;
    for (double probability : probabilities) {
      sum += part(probability) + part(1 - probability);
    }
    return bounded(sum / probabilities.length / BIT);
  }

  private static double ofTags(
      TokenLabels task, Calibration.Tokens calibration, float[] logits, Encoding encoding) {
    int tags = Tags.count(task.labels().size());
    Words words = Words.of(encoding);
    if (words.count() == 0) {
      return 0;
    }
    var lattice =
        new TagLattice(
            words.rows(logits, tags), tags, calibration.transitions(), calibration.temperature());
    return perWord(lattice.logProbability(lattice.best()), words.count());
  }

  /** Of the logarithm of a sequence's probability. */
  static double perWord(double logProbability, int words) {
    return bounded(1 - Math.exp(logProbability / words));
  }

  private static double part(double probability) {
    return probability <= 0 ? 0 : -probability * Math.log(probability);
  }

  /** Rounding must not lead past the ends. */
  private static double bounded(double value) {
    return Math.clamp(value, 0, 1);
  }
}
