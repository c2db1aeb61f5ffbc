package dev.attune.api.models;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a card as Markdown. */
final class CardMarkdown {
  private CardMarkdown() {}

  static String of(ModelCard card) {
    return """
    # %s, version %d

    Made on %s by the method %s from the base model %s (%s, %s; SHA-256 %s).

    ## Data

    Data set %s, snapshot %s (content hash %s). Labels: %s.

    ## Quality

    %s%s## Limits

    %s
    ## Warnings

    %s
    ## Hyperparameters

    ```json
    %s
    ```
    """
        .formatted(
            escape(card.model()),
            card.version(),
            card.createdAt(),
            escape(card.method()),
            escape(card.baseModel().name()),
            escape(card.baseModel().source()),
            escape(card.baseModel().licence()),
            escape(card.baseModel().sha256()),
            escape(card.data().dataset()),
            escape(card.data().snapshot()),
            escape(card.data().contentHash()),
            card.data().labels().stream()
                .map(CardMarkdown::escape)
                .collect(Collectors.joining(", ")),
            evaluation("Test", card.test()),
            evaluation("Validation", card.validation()),
            list(card.limits(), "None on record."),
            list(card.warnings(), "None."),
            card.hyperparameters().toPrettyString());
  }

  private static String evaluation(String split, ModelCard.@Nullable Evaluation evaluation) {
    if (evaluation == null) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s split, %d examples: macro F1 %s, accuracy %s, expected calibration error %.3f.%n%n",
            split,
            evaluation.examples(),
            figure(evaluation.macroF1()),
            figure(evaluation.accuracy()),
            evaluation.expectedCalibrationError()));
    text.append("| label | precision | recall | F1 | examples |\n|---|---|---|---|---|\n");
    for (ModelCard.ForLabel label : evaluation.labels()) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %.3f | %.3f | %.3f | %d |%n",
              escape(label.label()),
              label.precision(),
              label.recall(),
              label.f1(),
              label.support()));
    }
    return text.append('\n').toString();
  }

  private static String figure(ModelCard.Figure figure) {
    return String.format(
        Locale.ROOT,
        "%.3f (95 %% interval %.3f to %.3f)",
        figure.value(),
        figure.low(),
        figure.high());
  }

  private static String list(List<String> sentences, String whenNone) {
    return sentences.isEmpty()
        ? whenNone + "\n"
        : sentences.stream().map(s -> "- " + escape(s) + "\n").collect(Collectors.joining());
  }

  private static String escape(String text) {
    return text.replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1").replaceAll("\\R", " ");
  }
}
