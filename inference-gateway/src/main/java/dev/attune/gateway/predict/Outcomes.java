package dev.attune.gateway.predict;

import dev.attune.gateway.predict.Outcome.EntityFound;
import dev.attune.gateway.predict.Outcome.Value;
import dev.attune.text.answer.Answer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From the library's answers to the members of a prediction. */
final class Outcomes {
  private Outcomes() {}

  /**
   * The answer to a text.
   *
   * @param text what was asked, which entities are cut from
   * @param topK how many scores to give; all when null
   */
  static Outcome of(Answer answer, String text, @Nullable Integer topK) {
    return switch (answer) {
      case Answer.Label label ->
          new Outcome.OfLabel(
              label.label(),
              label.refused(),
              (float) label.confidence(),
              ranked(label.scores(), topK));
      case Answer.LabelSet set -> new Outcome.OfLabelSet(set.labels(), ranked(set.scores(), topK));
      case Answer.Entities entities ->
          new Outcome.OfTokens(
              entities.entities().stream().map(found -> entity(found, text)).toList());
      case Answer.Values values ->
          new Outcome.OfValues(
              each(
                  values.values(),
                  estimate ->
                      new Value(
                          (float) estimate.value(),
                          (float) estimate.low(),
                          (float) estimate.high())));
      case Answer.Outputs outputs ->
          new Outcome.OfOutputs(each(outputs.outputs(), output -> of(output, text, topK)));
    };
  }

  private static EntityFound entity(Answer.Found found, String text) {
    int start = text.offsetByCodePoints(0, found.start());
    int end = text.offsetByCodePoints(start, found.end() - found.start());
    return new EntityFound(
        found.label(),
        found.start(),
        found.end(),
        text.substring(start, end),
        (float) found.confidence());
  }

  private static Map<String, Float> ranked(Map<String, Double> scores, @Nullable Integer topK) {
    Map<String, Float> ranked = new LinkedHashMap<>();
    scores.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(topK == null ? scores.size() : topK)
        .forEach(score -> ranked.put(score.getKey(), score.getValue().floatValue()));
    return ranked;
  }

  private static <T, R> Map<String, R> each(Map<String, T> values, Function<T, R> mapping) {
    Map<String, R> result = new LinkedHashMap<>();
    values.forEach((name, value) -> result.put(name, mapping.apply(value)));
    return result;
  }
}
