package dev.attune.text.objective;

import dev.attune.text.answer.TagLattice;
import dev.attune.text.metrics.TemperatureScaling;
import dev.attune.text.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A text's tags as a model scores them and as they should be.
 *
 * @param logits [words][tags], of one word or more
 * @param tags the right ones, [words]
 */
@SuppressWarnings("ArrayRecordComponent") // made for one fit and dropped
record ScoredTags(float[][] logits, int[] tags) {

  /** The negative log-likelihood of the right tags among all sequences that can be, in nats. */
  double surprise(Tensor transitions, double temperature) {
    return -lattice(transitions, temperature).logProbability(tags);
  }

  /** The probability of the best sequence. */
  private double confidence(Tensor transitions, double temperature) {
    TagLattice lattice = lattice(transitions, temperature);
    return Math.exp(lattice.logProbability(lattice.best()));
  }

  private TagLattice lattice(Tensor transitions, double temperature) {
    return new TagLattice(logits, logits[0].length, transitions, temperature);
  }

  /**
   * The temperature at which whole sequences are likeliest. Dividing the score of every sequence by
   * one number changes no answer, and the log-likelihood is concave in its inverse as it is for
   * single labels.
   */
  static double temperature(List<ScoredTags> texts, Tensor transitions) {
    return TemperatureScaling.fit(
        texts.size(),
        temperature -> mean(texts, text -> text.surprise(transitions, temperature)),
        temperature -> mean(texts, text -> text.confidence(transitions, temperature)));
  }

  /** The temperature at which single words are likeliest. */
  static double temperatureOfWords(List<ScoredTags> texts) {
    return TemperatureScaling.fit(
        texts.stream().flatMap(text -> Arrays.stream(text.logits)).toArray(float[][]::new),
        texts.stream().flatMapToInt(text -> Arrays.stream(text.tags)).toArray());
  }

  private static double mean(List<ScoredTags> texts, ToDoubleFunction<ScoredTags> figure) {
    return texts.stream().mapToDouble(figure).average().orElse(0);
  }
}
