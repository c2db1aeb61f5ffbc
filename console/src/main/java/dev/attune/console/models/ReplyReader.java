package dev.attune.console.models;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.console.format.MarkedText;
import dev.attune.console.format.MarkedText.Mark;
import dev.attune.console.platform.datasets.Task;
import dev.attune.console.platform.models.Evaluation;
import dev.attune.console.platform.models.LabelScore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what the gateway answers, in the shape of the version's task. */
final class ReplyReader {

  private final String text;

  ReplyReader(String text) {
    this.text = text;
  }

  /**
   * The answer to one question.
   *
   * @param measured of the version, for its thresholds; null when unknown
   */
  Reply read(Task task, JsonNode answer, @Nullable Evaluation measured) {
    return switch (task.type()) {
      case Task.MULTI_LABEL -> severalLabels(answer, measured);
      case Task.TOKEN -> parts(answer);
      case Task.REGRESSION -> values(task, answer);
      default -> oneLabel(answer);
    };
  }

  private static Reply oneLabel(JsonNode answer) {
    var label = answer.isTextual() ? answer.textValue() : answer.path("label").textValue();
    var scores = scores(answer, Map.of(), label == null ? List.of() : List.of(label));
    return new Reply.OneLabel(label, answer.path("confidence").asDouble(), scores);
  }

  private static Reply severalLabels(JsonNode answer, @Nullable Evaluation measured) {
    var labels = new ArrayList<String>();
    (answer.isArray() ? answer : answer.path("labels"))
        .forEach(label -> labels.add(label.asText()));
    return new Reply.SeveralLabels(labels, scores(answer, thresholds(measured), labels));
  }

  private static Map<String, Double> thresholds(@Nullable Evaluation measured) {
    var thresholds = new HashMap<String, Double>();
    if (measured != null) {
      for (LabelScore score : measured.labelScores()) {
        if (score.threshold() != null) {
          thresholds.put(score.label(), score.threshold());
        }
      }
    }
    return thresholds;
  }

  private static List<Reply.Score> scores(
      JsonNode answer, Map<String, Double> thresholds, List<String> given) {
    return answer.path("scores").properties().stream()
        .map(
            score ->
                new Reply.Score(
                    score.getKey(),
                    score.getValue().asDouble(),
                    thresholds.get(score.getKey()),
                    given.contains(score.getKey())))
        .sorted(Comparator.comparingDouble(Reply.Score::probability).reversed())
        .toList();
  }

  private Reply parts(JsonNode answer) {
    var marks = new ArrayList<Mark>();
    var parts = new ArrayList<Reply.Parts.Part>();
    for (var entity : answer.isArray() ? answer : answer.path("entities")) {
      var label = entity.path("label").asText();
      var confidence = entity.has("confidence") ? entity.get("confidence").asDouble() : null;
      marks.add(
          new Mark(entity.path("start").asInt(), entity.path("end").asInt(), label, confidence));
      parts.add(new Reply.Parts.Part(label, entity.path("text").asText(), confidence));
    }
    return new Reply.Parts(MarkedText.of(text, marks), parts);
  }

  private static Reply values(Task task, JsonNode answer) {
    var values = new ArrayList<Reply.Values.Value>();
    for (var scale : task.scales()) {
      var given = answer.path("values").path(scale.name());
      if (given.isObject()) {
        values.add(
            new Reply.Values.Value(
                scale.name(),
                given.path("value").asDouble(),
                number(given.get("low")),
                number(given.get("high")),
                scale.min() == null ? 0 : scale.min(),
                scale.max() == null ? 1 : scale.max()));
      }
    }
    return new Reply.Values(values);
  }

  private static @Nullable Double number(@Nullable JsonNode node) {
    return node == null || !node.isNumber() ? null : node.asDouble();
  }
}
