package dev.attune.text.learn;

import java.io.Serializable;

/**
 * How and where a loss came apart.
 *
 * @param fact how, as the beginning of a sentence
 * @param step at which, from 1, over all epochs
 * @param learningRate the peak of the schedule
 */
record Divergence(String fact, int step, double learningRate) implements Serializable {

  /**
   * What is said when there is no model worth keeping.
   *
   * @param why there is none
   */
  String failure(String why) {
    return "%s at step %d, %s, at a learning rate of %s. A lower learning rate usually helps."
        .formatted(fact, step, why, learningRate);
  }

  /**
   * What is said with a model from before.
   *
   * @param epoch the one that came apart
   * @param kept the one whose weights are left
   */
  String warning(int epoch, int kept) {
    return "%s at step %d in epoch %d, at a learning rate of %s. The training ended there; the weights kept are those of epoch %d. A lower learning rate usually helps."
        .formatted(fact, step, epoch, learningRate, kept);
  }
}
