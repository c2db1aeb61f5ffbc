package dev.attune.text.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws the settings that a search tries. */
final class Candidates {
  private static final double LEARNING_RATE_FACTOR = 4;

  /** None above those that share the encoder when they are served. */
  private static final int[] RANKS = {4, 8, 16};

  private static final double[] EPOCH_FACTORS = {0.6, 1, 1.5};

  private Candidates() {}

  /**
   * The given settings first, then others around them.
   *
   * @param settings without automatic numbers, patience apart
   * @param highestRank that the base model has room for
   */
  static List<Hyperparameters> around(
      Hyperparameters settings, int highestRank, int count, RandomGenerator random) {
    int[] ranks = ranks(settings, highestRank);
    List<Hyperparameters> candidates = new ArrayList<>();
    candidates.add(settings);
    while (candidates.size() < count) {
      candidates.add(drawn(settings, ranks, random));
    }
    return candidates;
  }

  /** Those with which the scale of the updates can stay what it is. */
  private static int[] ranks(Hyperparameters settings, int highest) {
    return Arrays.stream(RANKS)
        .filter(rank -> rank <= highest && isWithin(Hyperparameter.ALPHA, alpha(settings, rank)))
        .toArray();
  }

  private static double alpha(Hyperparameters settings, int rank) {
    return settings.alpha() * rank / settings.rank();
  }

  private static boolean isWithin(Hyperparameter parameter, double value) {
    return value >= parameter.lowest() && value <= parameter.highest();
  }

  private static Hyperparameters drawn(
      Hyperparameters settings, int[] ranks, RandomGenerator random) {
    double factor = Math.pow(LEARNING_RATE_FACTOR, random.nextDouble(-1, 1));
    int place = random.nextInt(RANKS.length);
    double epochs = settings.epochs() * EPOCH_FACTORS[random.nextInt(EPOCH_FACTORS.length)];
    Hyperparameters drawn =
        settings
            .with(
                Hyperparameter.LEARNING_RATE,
                within(Hyperparameter.LEARNING_RATE, settings.learningRate() * factor))
            .with(Hyperparameter.EPOCHS, within(Hyperparameter.EPOCHS, Math.rint(epochs)));
    if (settings.rank() == 0 || ranks.length == 0) {
      return drawn;
    }
    int rank = ranks[place % ranks.length];
    return drawn.with(Hyperparameter.RANK, rank).with(Hyperparameter.ALPHA, alpha(settings, rank));
  }

  private static double within(Hyperparameter parameter, double value) {
    return Math.clamp(value, parameter.lowest(), parameter.highest());
  }
}
