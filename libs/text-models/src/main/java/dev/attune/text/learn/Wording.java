package dev.attune.text.learn;

import dev.attune.text.answer.Answer;
import dev.attune.text.task.Gold;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Answers in a few words, without any of the text: labels, places and numbers. */
final class Wording {
  private static final String NONE = "-";

  private Wording() {}

  static String of(Gold gold) {
    return switch (gold) {
      case Gold.Label(String label) -> label;
      case Gold.LabelSet(var labels) ->
          orNone(labels.stream().sorted().collect(Collectors.joining("|")));
      case Gold.Entities(var entities) ->
          orNone(
              entities.stream()
                  .map(entity -> place(entity.label(), entity.start(), entity.end()))
                  .collect(Collectors.joining(" ")));
      case Gold.Values(var values) -> numbers(values);
      case Gold.Outputs(var outputs) ->
          new TreeMap<>(outputs)
              .entrySet().stream()
                  .map(output -> output.getKey() + ": " + of(output.getValue()))
                  .collect(Collectors.joining("; "));
    };
  }

  static String of(Answer answer) {
    return switch (answer) {
      case Answer.Label label -> label.label() == null ? NONE : label.label();
      case Answer.LabelSet set -> orNone(String.join("|", set.labels()));
      case Answer.Entities(var entities) ->
          orNone(
              entities.stream()
                  .map(entity -> place(entity.label(), entity.start(), entity.end()))
                  .collect(Collectors.joining(" ")));
      case Answer.Values(var values) ->
          numbers(
              values.entrySet().stream()
                  .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().value())));
      case Answer.Outputs(var outputs) ->
          outputs.entrySet().stream()
              .map(output -> output.getKey() + ": " + of(output.getValue()))
              .collect(Collectors.joining("; "));
    };
  }

  private static String place(String label, int start, int end) {
    return "%s[%d,%d)".formatted(label, start, end);
  }

  private static String numbers(Map<String, Double> values) {
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(value -> String.format(Locale.ROOT, "%s=%.3g", value.getKey(), value.getValue()))
            .collect(Collectors.joining(" "));
  }

  private static String orNone(String words) {
    return words.isEmpty() ? NONE : words;
  }
}
