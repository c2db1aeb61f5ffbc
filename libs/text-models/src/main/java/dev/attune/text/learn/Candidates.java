package dev.attune.text.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws the settings that a search tries. */
final class Candidates {
  private static final double LEARNING_RATE_FACTOR = 4;
  private static final int[] RANKS = {4, 8, 16, 32};
  private static final double[] EPOCH_FACTORS = {0.6, 1, 1.5};

  private Candidates() {}

  /**
   * The given settings first, then others around them.
   *
   * @param settings without automatic numbers, patience apart
   */
  static List<Hyperparameters> around(Hyperparameters settings, int count, RandomGenerator random) {
    List<Hyperparameters> candidates = new ArrayList<>();
    candidates.add(settings);
    while (candidates.size() < count) {
      candidates.add(drawn(settings, random));
    }
    return candidates;
  }

  private static Hyperparameters drawn(Hyperparameters settings, RandomGenerator random) {
    double factor = Math.pow(LEARNING_RATE_FACTOR, random.nextDouble(-1, 1));
    int rank = RANKS[random.nextInt(RANKS.length)];
    double epochs = settings.epochs() * EPOCH_FACTORS[random.nextInt(EPOCH_FACTORS.length)];
    Hyperparameters drawn =
        settings
            .with(
                Hyperparameter.LEARNING_RATE,
                within(Hyperparameter.LEARNING_RATE, settings.learningRate() * factor))
            .with(Hyperparameter.EPOCHS, within(Hyperparameter.EPOCHS, Math.rint(epochs)));
    if (settings.rank() == 0) {
      return drawn;
    }
    double alpha = settings.alpha() * rank / settings.rank();
    return drawn
        .with(Hyperparameter.RANK, rank)
        .with(Hyperparameter.ALPHA, within(Hyperparameter.ALPHA, alpha));
  }

  private static double within(Hyperparameter parameter, double value) {
    return Math.clamp(value, parameter.lowest(), parameter.highest());
  }
}
