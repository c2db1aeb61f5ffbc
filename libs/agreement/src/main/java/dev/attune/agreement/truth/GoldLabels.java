package dev.attune.agreement.truth;

import dev.attune.agreement.Annotations;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Gold labels by a stated rule, and the items that have none.
 *
 * @param decided the gold label by item
 * @param undecided why, by item; no item is in both
 */
public record GoldLabels<V>(Map<String, V> decided, Map<String, Undecided> undecided) {

  /**
   * Decides items.
   *
   * @param items to decide, also such as nobody answered
   * @param annotations answers to them; answers to other items take part in an estimate only
   * @param adjudicated labels that somebody decided on, by item
   * @param labels all labels that may be right; needed by {@link GoldRule.Estimated} alone
   */
  public static <V> GoldLabels<V> of(
      Collection<String> items,
      Annotations<V> annotations,
      Map<String, V> adjudicated,
      List<V> labels,
      GoldRule rule) {
    Map<String, V> decided = new LinkedHashMap<>();
    Map<String, Undecided> undecided = new LinkedHashMap<>();
    Function<String, Decision<V>> decide = rule(annotations, labels, rule);
    for (String item : items) {
      V settled = adjudicated.get(item);
      switch (settled == null ? decide.apply(item) : new Decision.For<>(settled)) {
        case Decision.For<V> decision -> decided.put(item, decision.label());
        case Decision.None<V> decision -> undecided.put(item, decision.why());
      }
    }
    return new GoldLabels<>(decided, undecided);
  }

  /** How many items are undecided for each reason that occurs. */
  public Map<Undecided, Integer> reasons() {
    Map<Undecided, Integer> reasons = new EnumMap<>(Undecided.class);
    undecided.values().forEach(reason -> reasons.merge(reason, 1, Integer::sum));
    return reasons;
  }

  private static <V> Function<String, Decision<V>> rule(
      Annotations<V> annotations, List<V> labels, GoldRule rule) {
    return switch (rule) {
      case GoldRule.Majority majority -> item -> vote(annotations.answers(item), majority);
      case GoldRule.Estimated estimated -> {
        TrueLabels<V> right = estimated.estimate().estimate(annotations, labels);
        yield item -> estimate(annotations.answers(item).size(), item, right, estimated);
      }
      case GoldRule.AdjudicatedOnly _ -> item -> new Decision.None<>(Undecided.NOT_ADJUDICATED);
    };
  }

  private static <V> Decision<V> vote(List<V> answers, GoldRule.Majority rule) {
    Optional<Undecided> tooFew = tooFew(answers.size(), rule.leastAnswers());
    if (tooFew.isPresent()) {
      return new Decision.None<>(tooFew.get());
    }
    Votes<V> votes = Votes.of(answers);
    Optional<V> winner = votes.winner();
    if (winner.isEmpty()) {
      return new Decision.None<>(Undecided.TIE);
    }
    return votes.share(winner.get()) < rule.leastShare()
        ? new Decision.None<>(Undecided.NO_MAJORITY)
        : new Decision.For<>(winner.get());
  }

  private static <V> Decision<V> estimate(
      int answers, String item, TrueLabels<V> right, GoldRule.Estimated rule) {
    Optional<Undecided> tooFew = tooFew(answers, rule.leastAnswers());
    if (tooFew.isPresent()) {
      return new Decision.None<>(tooFew.get());
    }
    Optional<V> label = right.label(item);
    if (label.isEmpty()) {
      return new Decision.None<>(Undecided.TIE);
    }
    return right.certainty(item) < rule.leastCertainty()
        ? new Decision.None<>(Undecided.NOT_CERTAIN)
        : new Decision.For<>(label.get());
  }

  private static Optional<Undecided> tooFew(int answers, int least) {
    if (answers == 0) {
      return Optional.of(Undecided.UNANSWERED);
    }
    return answers < least ? Optional.of(Undecided.TOO_FEW_ANSWERS) : Optional.empty();
  }

  /** What a rule says of an item. */
  private sealed interface Decision<V> {
    record For<V>(V label) implements Decision<V> {}

    record None<V>(Undecided why) implements Decision<V> {}
  }
}
