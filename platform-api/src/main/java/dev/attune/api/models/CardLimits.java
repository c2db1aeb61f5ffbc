package dev.attune.api.models;

import dev.attune.api.problems.Excerpt;
import dev.attune.data.tasks.JointOutput;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what a version cannot be trusted with, from its own facts. */
final class CardLimits {
  private static final int FEW_EXAMPLES = 30;

  private CardLimits() {}

  static List<String> of(
      Task task, ModelCard.Base base, ModelCard.Data data, ModelCard.@Nullable Evaluation test) {
    List<String> limits = new ArrayList<>();
    limits.add(knows(task));
    limits.add(
        data.language() == null
            ? "The data set has been deleted, so its language is no longer on record."
            : "It learnt from texts in "
                + language(data.language())
                + "; for other languages nothing is known.");
    limits.add(
        "It reads the first "
            + base.maxTokens()
            + " tokens of a text at most; what follows is cut.");
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

  private static String knows(Task task) {
    return switch (task) {
      case SingleLabelTask single ->
          "It knows the labels "
              + String.join(", ", single.labels())
              + (single.outOfScopeLabel() == null
                  ? " and nothing else: every text gets one of them, whatever it says."
                  : "; it refuses texts that seem to have none of them, and can be wrong in that.");
      case MultiLabelTask multi ->
          "It knows the labels "
              + String.join(", ", multi.labels())
              + " and nothing else; a text may get none of them.";
      case TokenTask token ->
          "It finds stretches of the kinds " + String.join(", ", token.labels()) + " alone.";
      case RegressionTask regression ->
          "Its values are for "
              + regression.outputs().stream().map(Scale::name).collect(Collectors.joining(", "))
              + " within their ranges; nine of ten true values lie inside the interval given with each.";
      case JointTask joint ->
          joint.outputs().stream()
              .map(output -> "In " + Excerpt.of(output.name()) + ": " + knows(output))
              .collect(Collectors.joining(" "));
    };
  }

  private static String knows(JointOutput output) {
    return knows(output.task());
  }

  private static void addRareLabels(
      List<String> limits, String output, ModelCard.Evaluation evaluation) {
    for (ModelCard.ForLabel label : evaluation.labels()) {
      if (label.support() < FEW_EXAMPLES) {
        limits.add(
            String.format(
                Locale.ROOT,
                "The figures for \"%s\"%s rest on %d test examples only.",
                label.label(),
                output,
                label.support()));
      }
    }
    evaluation
        .outputs()
        .forEach((name, one) -> addRareLabels(limits, " in " + Excerpt.of(name), one));
  }

  private static String language(String code) {
    return switch (code) {
      case "en" -> "English";
      case "zh" -> "Chinese";
      default -> "more than one language";
    };
  }
}
