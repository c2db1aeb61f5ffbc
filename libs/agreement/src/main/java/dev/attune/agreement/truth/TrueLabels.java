package dev.attune.agreement.truth;

import java.util.Map;
import java.util.Optional;

/**
 * What {@link DawidSkene} found.
 *
 * @param posteriors by item and label: the probability that the label is right
 * @param certainties by item: the probability of the most probable label, with the annotators'
 *     habits as all other items show them
 * @param frequency of each label
 * @param annotators each one's habit
 * @param logLikelihood of all answers, in nats
 * @param objective the log-likelihood with what smoothing adds; no round lowers it
 * @param rounds that it took
 * @param converged whether it ended by itself and not at the most rounds
 */
public record TrueLabels<V>(
    Map<String, Map<V, Double>> posteriors,
    Map<String, Double> certainties,
    Map<V, Double> frequency,
    Map<String, Habit<V>> annotators,
    double logLikelihood,
    double objective,
    int rounds,
    boolean converged) {
  private static final double EQUAL = 1e-9;

  /** The most probable label of an item; empty on a tie or for an item that nobody answered. */
  public Optional<V> label(String item) {
    Map<V, Double> posterior = posteriors.getOrDefault(item, Map.of());
    double most = posterior.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    var best =
        posterior.entrySet().stream().filter(entry -> entry.getValue() >= most - EQUAL).toList();
    return best.size() == 1 ? Optional.of(best.getFirst().getKey()) : Optional.empty();
  }

  /**
   * The probability of an item's most probable label when the item counts for nothing in the habits
   * of those who answered it; 0 for an item that nobody answered.
   */
  public double certainty(String item) {
    return certainties.getOrDefault(item, 0.0);
  }
}
