package dev.attune.console.models;

import dev.attune.console.gateway.GatewayApi.Answer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What a version makes of one text, the likeliest label first. */
public record Opinion(
    int version, String label, double confidence, List<Score> scores, long millis) {

  /** A label's calibrated probability. */
  public record Score(String label, double probability) {}

  static Opinion of(Answer answer, long millis) {
    var prediction = answer.predictions().getFirst();
    Map<String, Double> scores =
        prediction.scores() == null
            ? Map.of(prediction.label(), prediction.confidence())
            : prediction.scores();
    var sorted =
        scores.entrySet().stream()
            .map(entry -> new Score(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparingDouble(Score::probability).reversed())
            .toList();
    return new Opinion(
        answer.version(), prediction.label(), prediction.confidence(), sorted, millis);
  }
}
