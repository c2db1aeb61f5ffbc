package dev.attune.text.learn;

/**
 * Where the time of a training went.
 *
 * @param preparationSeconds reading weights, tokenising, and for {@code head} encoding
 * @param trainingSeconds steps and validation
 * @param evaluationSeconds scoring with the best weights and calibrating
 * @param samplesPerSecond texts trained on per second of {@code trainingSeconds}
 */
public record Timing(
    double preparationSeconds,
    double trainingSeconds,
    double evaluationSeconds,
    double samplesPerSecond) {

  /** From start to end. */
  public double totalSeconds() {
    return preparationSeconds + trainingSeconds + evaluationSeconds;
  }
}
