package dev.attune.api.agreement;

import dev.attune.agreement.truth.Habit;
import dev.attune.agreement.truth.TrueLabels;
import dev.attune.api.agreement.AgreementView.Mistake;
import dev.attune.api.agreement.AgreementView.OfAnnotator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What an estimate of the right labels says of who gave them. */
final class Habits {
  private static final int MOST_MISTAKES = 3;

  /** What is rarer may be the estimate's smoothing alone. */
  private static final double LEAST_SHARE = 0.1;

  /** Of a label that is right more rarely nothing can be said. */
  private static final double LEAST_EXAMPLES = 5;

  private Habits() {}

  static List<OfAnnotator> of(TrueLabels<String> right) {
    return right.annotators().entrySet().stream()
        .filter(annotator -> !annotator.getKey().startsWith(SharedAnswers.FORMER))
        .map(
            annotator ->
                new OfAnnotator(
                    annotator.getKey(),
                    annotator.getValue().answers(),
                    annotator.getValue().accuracy(),
                    mistakes(right, annotator.getValue())))
        .sorted(
            Comparator.comparingDouble(OfAnnotator::accuracy).thenComparing(OfAnnotator::annotator))
        .toList();
  }

  private static List<Mistake> mistakes(TrueLabels<String> all, Habit<String> habit) {
    List<Mistake> mistakes = new ArrayList<>();
    for (Map.Entry<String, Map<String, Double>> right : habit.confusion().entrySet()) {
      if (all.frequency().getOrDefault(right.getKey(), 0.0) * all.posteriors().size()
          < LEAST_EXAMPLES) {
        continue;
      }
      for (Map.Entry<String, Double> given : right.getValue().entrySet()) {
        if (!given.getKey().equals(right.getKey()) && given.getValue() >= LEAST_SHARE) {
          mistakes.add(new Mistake(right.getKey(), given.getKey(), given.getValue()));
        }
      }
    }
    return mistakes.stream()
        .sorted(Comparator.comparingDouble(Mistake::share).reversed())
        .limit(MOST_MISTAKES)
        .toList();
  }
}
