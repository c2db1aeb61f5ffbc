package dev.attune.text.learn;

import dev.attune.text.base.Encoding;
import dev.attune.text.learn.TrainingWarning.Kind;
import dev.attune.text.task.Gold;
import dev.attune.text.task.Output;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what in the data makes a model worse, or its figures less true, without stopping it. */
final class DataReview {
  private static final int FEW = 8;
  private static final int NAMED = 5;
  private static final double MANY_UNKNOWN = 0.1;
  private static final double PERCENT = 100;

  private final TrainingPlan plan;
  private final List<TrainingWarning> warnings = new ArrayList<>();

  private DataReview(TrainingPlan plan) {
    this.plan = plan;
  }

  /** The warnings of a plan. */
  static List<TrainingWarning> of(TrainingPlan plan, Encoded encoded) {
    return of(plan, encoded.all(), encoded.unknown());
  }

  /**
   * The warnings of a plan.
   *
   * @param encodings of every text of every split
   * @param unknown the token that stands for what the tokenizer does not know
   */
  static List<TrainingWarning> of(
      TrainingPlan plan, Collection<Encoding> encodings, OptionalInt unknown) {
    DataReview review = new DataReview(plan);
    review.truncatedTexts(encodings);
    review.emptyTexts(encodings, unknown);
    review.unknownTokens(encodings, unknown);
    review.conflictingLabels();
    VoteCheck.noVotes(plan).ifPresent(review.warnings::add);
    review.leakedTexts("validation", plan.data().validation());
    review.leakedTexts("test", plan.data().test());
    for (Output output : plan.task().outputs()) {
      review.labelsNotMeasured(output, "validation", plan.data().validation());
      review.labelsNotMeasured(output, "test", plan.data().test());
      review.rareLabels(output);
      review.nothingToRefuseWith(output);
      review.oneAnswer(output);
      review.scalesNotMeasured(output, "validation", plan.data().validation());
      review.scalesNotMeasured(output, "test", plan.data().test());
    }
    return review.warnings;
  }

  private void truncatedTexts(Collection<Encoding> encodings) {
    long truncated = encodings.stream().filter(Encoding::truncated).count();
    if (truncated > 0) {
      warn(
          Kind.TRUNCATED_TEXTS,
          truncated == 1
              ? "One of the %d texts is longer than %d tokens and lost its end."
                  .formatted(encodings.size(), plan.hyperparameters().maxTokens())
              : String.format(
                  Locale.ROOT,
                  "%d of the %d texts (%.1f %%) are longer than %d tokens and lost their end.",
                  truncated,
                  encodings.size(),
                  PERCENT * truncated / encodings.size(),
                  plan.hyperparameters().maxTokens()));
    }
  }

  private void emptyTexts(Collection<Encoding> encodings, OptionalInt unknown) {
    long empty = encodings.stream().filter(one -> Encoded.isEmpty(one, unknown)).count();
    if (empty > 0) {
      warn(
          Kind.EMPTY_TEXTS,
          empty == 1
              ? "One text has nothing that the base model's tokenizer knows."
              : "%d texts have nothing that the base model's tokenizer knows.".formatted(empty));
    }
  }

  private void unknownTokens(Collection<Encoding> encodings, OptionalInt unknown) {
    long all = 0;
    long strange = 0;
    for (Encoding encoding : encodings) {
      for (int token = 0; token < encoding.tokens(); token++) {
        if (encoding.inText(token)) {
          all++;
          strange += Encoded.isUnknown(encoding, token, unknown) ? 1 : 0;
        }
      }
    }
    if (strange > MANY_UNKNOWN * all) {
      warn(
          Kind.UNKNOWN_TOKENS,
          String.format(
              Locale.ROOT,
              "%.0f %% of what the texts are cut into is unknown to the base model. One for their language learns more.",
              PERCENT * strange / all));
    }
  }

  private void conflictingLabels() {
    Map<String, Set<Object>> answers = new HashMap<>();
    for (TrainingExample example : plan.data().all()) {
      answers
          .computeIfAbsent(example.text().strip(), text -> new HashSet<>())
          .add(Golds.content(example.gold()));
    }
    long conflicting = answers.values().stream().filter(of -> of.size() > 1).count();
    if (conflicting > 0) {
      warn(
          Kind.CONFLICTING_LABELS,
          conflicting == 1
              ? "One text occurs more than once with different labels."
              : "%d texts occur more than once with different labels.".formatted(conflicting));
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
          "%s of the %s split %s in the training split too, so figures look better than they are."
              .formatted(
                  leaked == 1 ? "One text" : leaked + " texts",
                  split,
                  leaked == 1 ? "occurs" : "occur"));
    }
  }

  private void labelsNotMeasured(Output output, String split, List<TrainingExample> examples) {
    Map<String, Long> counts = counts(output, examples);
    List<String> missing =
        Golds.labels(output.task()).stream().filter(label -> !counts.containsKey(label)).toList();
    if (!missing.isEmpty()) {
      warn(
          Kind.LABEL_NOT_MEASURED,
          missing.size() == 1
              ? "No text of the %s split has the label %s%s."
                  .formatted(split, missing.getFirst(), OutputCheck.ofOutput(output))
              : "No text of the %s split has any of %d labels%s: %s."
                  .formatted(split, missing.size(), OutputCheck.ofOutput(output), some(missing)));
    }
  }

  private void rareLabels(Output output) {
    Map<String, Long> counts = counts(output, plan.data().train());
    List<String> rare =
        Golds.labels(output.task()).stream()
            .filter(label -> counts.getOrDefault(label, 0L) < FEW)
            .map(label -> "%s (%d)".formatted(label, counts.getOrDefault(label, 0L)))
            .toList();
    if (!rare.isEmpty()) {
      warn(
          Kind.RARE_LABEL,
          rare.size() == 1
              ? "One label%s has fewer than %d training texts: %s."
                  .formatted(OutputCheck.ofOutput(output), FEW, rare.getFirst())
              : "%d labels%s have fewer than %d training texts: %s."
                  .formatted(rare.size(), OutputCheck.ofOutput(output), FEW, some(rare)));
    }
  }

  private void nothingToRefuseWith(Output output) {
    Golds.outOfScope(output.task())
        .filter(mark -> !counts(output, plan.data().validation()).containsKey(mark))
        .ifPresent(
            mark ->
                warn(
                    Kind.NEVER_REFUSES,
                    "No validation text is out of scope%s, so the model has no threshold and never refuses."
                        .formatted(OutputCheck.ofOutput(output))));
  }

  private void oneAnswer(Output output) {
    if (Golds.isOneSet(output, plan.data().train())) {
      warn(
          Kind.ONE_ANSWER,
          "Every training text has the same labels of %s, so the model answers nothing else."
              .formatted(output.name()));
    }
  }

  private void scalesNotMeasured(Output output, String split, List<TrainingExample> examples) {
    if (!(output.task() instanceof Regression regression)) {
      return;
    }
    List<Gold> golds = examples.stream().map(e -> Golds.part(output, e.gold())).toList();
    for (Scale scale : regression.scales()) {
      Set<Double> values = Golds.values(scale, golds);
      if (values.size() == 1) {
        warn(
            Kind.SCALE_NOT_MEASURED,
            "Every text of the %s split has the value %s of %s%s, so no correlation can be measured."
                .formatted(
                    split, values.iterator().next(), scale.name(), OutputCheck.ofOutput(output)));
      }
    }
  }

  /** How many texts have each label. */
  private static Map<String, Long> counts(Output output, List<TrainingExample> examples) {
    return examples.stream()
        .flatMap(example -> Golds.part(output, example.gold()).labels().stream())
        .collect(Collectors.groupingBy(label -> label, Collectors.counting()));
  }

  private static String some(List<String> labels) {
    String named = String.join(", ", labels.subList(0, Math.min(NAMED, labels.size())));
    return labels.size() > NAMED ? named + " and others" : named;
  }

  private void warn(Kind kind, String message) {
    warnings.add(new TrainingWarning(kind, message));
  }
}
