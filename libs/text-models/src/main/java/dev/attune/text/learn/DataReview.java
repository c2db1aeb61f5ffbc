package dev.attune.text.learn;

import dev.attune.text.base.Encoding;
import dev.attune.text.learn.TrainingWarning.Kind;
import dev.attune.text.task.Gold;
import dev.attune.text.task.SingleLabel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what in the data makes a model worse, or its figures less true, without stopping it. */
final class DataReview {
  private static final int FEW = 8;
  private static final double PERCENT = 100;

  private final TrainingPlan plan;
  private final List<TrainingWarning> warnings = new ArrayList<>();

  private DataReview(TrainingPlan plan) {
    this.plan = plan;
  }

  /**
   * The warnings of a plan.
   *
   * @param encodings of every text of every split
   */
  static List<TrainingWarning> of(TrainingPlan plan, Collection<Encoding> encodings) {
    DataReview review = new DataReview(plan);
    review.truncatedTexts(encodings);
    review.conflictingLabels();
    review.leakedTexts("validation", plan.data().validation());
    review.leakedTexts("test", plan.data().test());
    review.labelsNotMeasured("validation", plan.data().validation());
    review.labelsNotMeasured("test", plan.data().test());
    review.rareLabels();
    return review.warnings;
  }

  private void truncatedTexts(Collection<Encoding> encodings) {
    long truncated = encodings.stream().filter(Encoding::truncated).count();
    if (truncated > 0) {
      warn(
          Kind.TRUNCATED_TEXTS,
          String.format(
              Locale.ROOT,
              "%.1f %% of the texts are longer than %d tokens and lost their end.",
              PERCENT * truncated / encodings.size(),
              plan.hyperparameters().maxTokens()));
    }
  }

  private void conflictingLabels() {
    Map<String, Set<String>> labels = new HashMap<>();
    TrainingData data = plan.data();
    Stream.of(data.train(), data.validation(), data.test())
        .flatMap(List::stream)
        .forEach(
            example ->
                labels
                    .computeIfAbsent(example.text().strip(), text -> new HashSet<>())
                    .add(label(example)));
    long conflicting = labels.values().stream().filter(of -> of.size() > 1).count();
    if (conflicting > 0) {
      warn(
          Kind.CONFLICTING_LABELS,
          "%d texts occur more than once with different labels.".formatted(conflicting));
    }
  }

  private void leakedTexts(String split, List<TrainingExample> examples) {
    Set<String> trained =
        plan.data().train().stream()
            .map(example -> example.text().strip())
            .collect(Collectors.toSet());
    long leaked = examples.stream().filter(e -> trained.contains(e.text().strip())).count();
    if (leaked > 0) {
      warn(
          Kind.LEAKED_TEXTS,
          "%d texts of the %s split occur in the training split too, so figures look better than they are."
              .formatted(leaked, split));
    }
  }

  private void labelsNotMeasured(String split, List<TrainingExample> examples) {
    Set<String> present = examples.stream().map(DataReview::label).collect(Collectors.toSet());
    for (String label : labels()) {
      if (!present.contains(label)) {
        warn(
            Kind.LABEL_NOT_MEASURED,
            "No text of the %s split has the label %s.".formatted(split, label));
      }
    }
  }

  private List<String> labels() {
    return ((SingleLabel) plan.task()).labels();
  }

  private static String label(TrainingExample example) {
    return ((Gold.Label) example.gold()).label();
  }

  private void rareLabels() {
    Map<String, Long> counts =
        plan.data().train().stream()
            .collect(Collectors.groupingBy(DataReview::label, Collectors.counting()));
    for (String label : labels()) {
      long count = counts.getOrDefault(label, 0L);
      if (count < FEW) {
        warn(Kind.RARE_LABEL, "The label %s has only %d training texts.".formatted(label, count));
      }
    }
  }

  private void warn(Kind kind, String message) {
    warnings.add(new TrainingWarning(kind, message));
  }
}
