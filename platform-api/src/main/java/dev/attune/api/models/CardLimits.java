package dev.attune.api.models;

import dev.attune.api.problems.Excerpt;
import dev.attune.data.tasks.JointTask;
import dev.attune.data.tasks.MultiLabelTask;
import dev.attune.data.tasks.RegressionTask;
import dev.attune.data.tasks.Scale;
import dev.attune.data.tasks.SingleLabelTask;
import dev.attune.data.tasks.Task;
import dev.attune.data.tasks.TokenTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what a version cannot be trusted with, from its own facts. */
final class CardLimits {
  private static final int FEW_EXAMPLES = 30;

  private CardLimits() {}

  /**
   * The limits as sentences.
   *
   * @param maxTokens where this version cuts texts
   */
  static List<String> of(
      Task task,
      int maxTokens,
      ModelCard.Data data,
      ModelCard.@Nullable Evaluation test,
      ModelCard.@Nullable Evaluation validation) {
    List<String> limits = new ArrayList<>();
    limits.add(knows(task, test, validation));
    limits.add(
        data.language() == null
            ? "The data set has been deleted, so its language is no longer on record."
            : "It learnt from texts in "
                + language(data.language())
                + "; for other languages nothing is known.");
    limits.add(
        "It reads the first " + maxTokens + " tokens of a text at most; what follows is cut.");
    if (test == null) {
      limits.add("It has not been measured on a test split.");
    } else {
      limits.add(
          "Its figures are for texts like the "
              + test.examples()
              + " of its test split; other sources, times and groups of people may differ.");
      addRareLabels(limits, "", test);
    }
    limits.add("It has not been audited for bias between groups of people.");
    return limits;
  }

  private static String knows(
      Task task, ModelCard.@Nullable Evaluation test, ModelCard.@Nullable Evaluation validation) {
    return switch (task) {
      case SingleLabelTask single ->
          "It knows the labels "
              + String.join(", ", single.labels())
              + (refuses(test) || refuses(validation)
                  ? "; it refuses texts that seem to have none of them, and can be wrong in that."
                  : " and nothing else: every text gets one of them, whatever it says.");
      case MultiLabelTask multi ->
          "It knows the labels "
              + String.join(", ", multi.labels())
              + " and nothing else; a text may get none of them.";
      case TokenTask token ->
          "It finds stretches of the kinds " + String.join(", ", token.labels()) + " alone.";
      case RegressionTask regression ->
          "Its values are for "
              + regression.outputs().stream().map(Scale::name).collect(Collectors.joining(", "))
              + " within their ranges"
              + (test == null ? "." : coverage(test.coverage()));
      case JointTask joint ->
          joint.outputs().stream()
              .map(
                  output ->
                      "In "
                          + Excerpt.of(output.name())
                          + ": "
                          + knows(
                              output.task(),
                              output(test, output.name()),
                              output(validation, output.name())))
              .collect(Collectors.joining(" "));
    };
  }

  private static ModelCard.@Nullable Evaluation output(
      ModelCard.@Nullable Evaluation evaluation, String name) {
    return evaluation == null ? null : evaluation.outputs().get(name);
  }

  /** A version whose validation split had nothing to refuse has the threshold 0. */
  private static boolean refuses(ModelCard.@Nullable Evaluation evaluation) {
    return evaluation != null
        && evaluation.refusals() != null
        && evaluation.refusals().threshold() > 0;
  }

  private static String coverage(Map<String, Double> coverage) {
    return coverage.isEmpty()
        ? "."
        : "; the interval of 90 % given with each held "
            + coverage.entrySet().stream()
                .map(
                    scale ->
                        String.format(
                            Locale.ROOT,
                            "%.0f %% of the true values of %s",
                            scale.getValue() * 100,
                            scale.getKey()))
                .collect(Collectors.joining(", "))
            + " in its test.";
  }

  private static void addRareLabels(
      List<String> limits, String output, ModelCard.Evaluation evaluation) {
    for (ModelCard.ForLabel label : evaluation.labels()) {
      if (label.support() < FEW_EXAMPLES) {
        limits.add(rare(label, output));
      }
    }
    evaluation
        .outputs()
        .forEach((name, one) -> addRareLabels(limits, " in " + Excerpt.of(name), one));
  }

  private static String rare(ModelCard.ForLabel label, String output) {
    String name = "\"" + label.label() + "\"" + output;
    if (label.support() == 0) {
      return "No test example has the label " + name + ", so nothing is known of it.";
    }
    return "The figures for %s rest on %d test %s only."
        .formatted(name, label.support(), label.support() == 1 ? "example" : "examples");
  }

  private static String language(String code) {
    return switch (code) {
      case "en" -> "English";
      case "zh" -> "Chinese";
      default -> "more than one language";
    };
  }
}
