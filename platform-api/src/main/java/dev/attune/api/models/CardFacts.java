package dev.attune.api.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads a version's recorded metrics for its card. */
final class CardFacts {
  private static final String HEADLINE = "headline";
  private static final String OUTPUTS = "outputs";
  private static final String OUT_OF_SCOPE = "outOfScope";

  private CardFacts() {}

  static ModelCard.@Nullable Evaluation evaluation(JsonNode recorded) {
    if (!recorded.isObject()) {
      return null;
    }
    return new ModelCard.Evaluation(
        recorded.path("type").asText("single-label"),
        recorded.path("examples").asLong(),
        headline(recorded),
        figures(recorded),
        recorded.path("ece").isNumber() ? recorded.path("ece").asDouble() : null,
        elements(recorded.path("perClass")).stream().map(CardFacts::forLabel).toList(),
        refusals(recorded.path(OUT_OF_SCOPE)),
        coverage(recorded.path(OUTPUTS)),
        outputs(recorded.path(OUTPUTS)));
  }

  /** Versions from before there were other tasks have no headline: theirs is macro F1. */
  private static ModelCard.Figure headline(JsonNode recorded) {
    JsonNode headline = recorded.path(HEADLINE);
    return headline.isObject()
        ? figure(headline.path("name").asText(), headline)
        : figure("macroF1", recorded.path("macroF1"));
  }

  private static List<ModelCard.Figure> figures(JsonNode recorded) {
    List<ModelCard.Figure> figures = new ArrayList<>();
    addFigures(figures, "", recorded);
    addFigures(figures, "", recorded.path(OUT_OF_SCOPE));
    addFigures(figures, "votes: ", recorded.path("votes"));
    for (JsonNode scale : elements(recorded.path(OUTPUTS))) {
      if (recorded.path(OUTPUTS).isArray()) {
        addFigures(figures, scale.path("name").asText() + ": ", scale);
      }
    }
    return figures;
  }

  private static void addFigures(List<ModelCard.Figure> figures, String of, JsonNode recorded) {
    for (Map.Entry<String, JsonNode> member : recorded.properties()) {
      if (member.getValue().path("value").isNumber() && !member.getKey().equals(HEADLINE)) {
        figures.add(figure(of + member.getKey(), member.getValue()));
      }
    }
  }

  private static ModelCard.Figure figure(String name, JsonNode recorded) {
    return new ModelCard.Figure(
        name,
        recorded.path("value").asDouble(),
        recorded.path("low").asDouble(),
        recorded.path("high").asDouble());
  }

  private static ModelCard.ForLabel forLabel(JsonNode one) {
    return new ModelCard.ForLabel(
        one.path("label").asText(),
        one.path("precision").asDouble(),
        one.path("recall").asDouble(),
        one.path("f1").asDouble(),
        one.path("support").asLong());
  }

  private static ModelCard.@Nullable Refusals refusals(JsonNode recorded) {
    return recorded.isObject()
        ? new ModelCard.Refusals(
            recorded.path("threshold").asDouble(),
            recorded.path("examples").asLong(),
            recorded.path("recall").asDouble(),
            recorded.path("inScopePrecision").asDouble(),
            recorded.path("auroc").asDouble(),
            recorded.path("recallAt95Precision").asDouble())
        : null;
  }

  private static Map<String, Double> coverage(JsonNode scales) {
    Map<String, Double> coverage = new LinkedHashMap<>();
    for (JsonNode scale : elements(scales)) {
      if (scale.path("coverage").isNumber()) {
        coverage.put(scale.path("name").asText(), scale.path("coverage").asDouble());
      }
    }
    return coverage;
  }

  private static Map<String, ModelCard.Evaluation> outputs(JsonNode recorded) {
    Map<String, ModelCard.Evaluation> outputs = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> output : recorded.properties()) {
      ModelCard.Evaluation evaluation = evaluation(output.getValue());
      if (evaluation != null) {
        outputs.put(output.getKey(), evaluation);
      }
    }
    return outputs;
  }

  static @Nullable JsonNode calibration(JsonNode metrics) {
    JsonNode ofTest = metrics.path("test").path("calibration");
    return present(ofTest.isMissingNode() ? metrics.path("calibration") : ofTest);
  }

  static @Nullable JsonNode present(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? null : node;
  }

  static List<String> warnings(JsonNode metrics) {
    return elements(metrics.path("warnings")).stream().map(JsonNode::asText).toList();
  }

  static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
