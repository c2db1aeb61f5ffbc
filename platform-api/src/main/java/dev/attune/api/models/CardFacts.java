package dev.attune.api.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads a version's recorded metrics for its card, and draws from them what it cannot be trusted
 * with.
 */
final class CardFacts {
  private static final int FEW_EXAMPLES = 30;

  private CardFacts() {}

  static ModelCard.@Nullable Evaluation evaluation(JsonNode recorded) {
    if (!recorded.isObject()) {
      return null;
    }
    return new ModelCard.Evaluation(
        recorded.path("examples").asLong(),
        figure(recorded.path("accuracy")),
        figure(recorded.path("macroF1")),
        recorded.path("ece").asDouble(),
        elements(recorded.path("perClass")).stream()
            .map(
                one ->
                    new ModelCard.ForLabel(
                        one.path("label").asText(),
                        one.path("precision").asDouble(),
                        one.path("recall").asDouble(),
                        one.path("f1").asDouble(),
                        one.path("support").asLong()))
            .toList());
  }

  static List<String> warnings(JsonNode metrics) {
    return elements(metrics.path("warnings")).stream().map(JsonNode::asText).toList();
  }

  static List<String> limits(
      ModelCard.Base base, ModelCard.Data data, ModelCard.@Nullable Evaluation test) {
    List<String> limits = new ArrayList<>();
    limits.add(
        "It knows the labels "
            + String.join(", ", data.labels())
            + " and nothing else: every text gets one of them, whatever it says.");
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
      test.labels().stream()
          .filter(label -> label.support() < FEW_EXAMPLES)
          .map(
              label ->
                  String.format(
                      Locale.ROOT,
                      "The figures for \"%s\" rest on %d test examples only.",
                      label.label(),
                      label.support()))
          .forEach(limits::add);
    }
    limits.add("It has not been audited for bias between groups of people.");
    return limits;
  }

  private static String language(String code) {
    return switch (code) {
      case "en" -> "English";
      case "zh" -> "Chinese";
      default -> "more than one language";
    };
  }

  private static ModelCard.Figure figure(JsonNode recorded) {
    return new ModelCard.Figure(
        recorded.path("value").asDouble(),
        recorded.path("low").asDouble(),
        recorded.path("high").asDouble());
  }

  static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
