package dev.attune.api.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a card as Markdown. */
final class CardMarkdown {
  private static final String OUTPUTS = "outputs";

  private CardMarkdown() {}

  static String of(ModelCard card) {
    return """
    # %s, version %d

    Made on %s by the method %s from the base model %s (%s, %s; SHA-256 %s).

    ## Data

    Data set %s, snapshot %s (content hash %s).

    %s

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
            task(card.data().task()),
            evaluation("Test", card.test()),
            evaluation("Validation", card.validation()),
            list(card.limits(), "None on record."),
            list(card.warnings(), "None."),
            card.hyperparameters().toPrettyString());
  }

  /** A line for the task; where it is joint, one more for each output. */
  private static String task(JsonNode task) {
    if (!task.path("type").asText().equals("joint")) {
      return "Task: " + asked(task) + ".";
    }
    return CardFacts.elements(task.path(OUTPUTS)).stream()
        .map(output -> "- " + name(output) + ": " + asked(output) + "\n")
        .collect(Collectors.joining("", "Task: joint, with the outputs\n\n", ""))
        .stripTrailing();
  }

  /** The type, and which labels or values there are. */
  private static String asked(JsonNode output) {
    List<String> parts = new ArrayList<>();
    parts.add(escape(output.path("type").asText()));
    List<JsonNode> labels = CardFacts.elements(output.path("labels"));
    if (!labels.isEmpty()) {
      parts.add(
          labels.stream()
              .map(label -> escape(label.asText()))
              .collect(Collectors.joining(", ", "labels ", "")));
    }
    if (output.hasNonNull("outOfScope")) {
      parts.add(escape(output.path("outOfScope").asText()) + " for texts with none of them");
    }
    for (JsonNode scale : CardFacts.elements(output.path(OUTPUTS))) {
      parts.add(
          "%s from %s to %s"
              .formatted(name(scale), bound(scale.path("min")), bound(scale.path("max"))));
    }
    return String.join("; ", parts);
  }

  private static String name(JsonNode named) {
    return escape(named.path("name").asText());
  }

  private static String bound(JsonNode number) {
    return number.decimalValue().stripTrailingZeros().toPlainString();
  }

  private static String evaluation(String split, ModelCard.@Nullable Evaluation evaluation) {
    if (evaluation == null) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    text.append(split)
        .append(" split, ")
        .append(evaluation.examples())
        .append(" examples: **")
        .append(figure(evaluation.headline()))
        .append("**");
    evaluation.figures().stream()
        .filter(figure -> !figure.name().equals(evaluation.headline().name()))
        .forEach(figure -> text.append(", ").append(figure(figure)));
    if (evaluation.expectedCalibrationError() != null) {
      text.append(
          String.format(
              Locale.ROOT,
              ", expected calibration error %.3f",
              evaluation.expectedCalibrationError()));
    }
    text.append(".\n\n");
    refusals(text, evaluation.refusals());
    evaluation
        .coverage()
        .forEach(
            (scale, share) ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "Intervals of 90 %% for %s hold %.3f of the true values.%n%n",
                        escape(scale),
                        share)));
    labels(text, evaluation.labels());
    evaluation
        .outputs()
        .forEach(
            (name, output) -> text.append(evaluation(split + " (" + escape(name) + ")", output)));
    return text.toString();
  }

  private static void refusals(StringBuilder text, ModelCard.@Nullable Refusals refusals) {
    if (refusals == null) {
      return;
    }
    text.append(
        String.format(
            Locale.ROOT,
            "Texts out of scope, %d examples: refused %.3f at the threshold %.3f; of the answered texts in scope %.3f; "
                + "refused %.3f where 95 %% of the answered texts are in scope; AUROC %.3f.%n%n",
            refusals.examples(),
            refusals.recall(),
            refusals.threshold(),
            refusals.inScopePrecision(),
            refusals.recallAt95Precision(),
            refusals.auroc()));
  }

  private static void labels(StringBuilder text, List<ModelCard.ForLabel> labels) {
    if (labels.isEmpty()) {
      return;
    }
    text.append("| label | precision | recall | F1 | examples |\n|---|---|---|---|---|\n");
    for (ModelCard.ForLabel label : labels) {
      text.append(row(label));
    }
    text.append('\n');
  }

  /** Of a label without an example nothing was measured. */
  private static String row(ModelCard.ForLabel label) {
    return label.support() == 0
        ? "| %s | – | – | – | 0 |\n".formatted(escape(label.label()))
        : String.format(
            Locale.ROOT,
            "| %s | %.3f | %.3f | %.3f | %d |%n",
            escape(label.label()),
            label.precision(),
            label.recall(),
            label.f1(),
            label.support());
  }

  private static String figure(ModelCard.Figure figure) {
    return String.format(
        Locale.ROOT,
        "%s %.3f (95 %% interval %.3f to %.3f)",
        escape(words(figure.name())),
        figure.value(),
        figure.low(),
        figure.high());
  }

  private static String words(String name) {
    return switch (name) {
      case "macroF1" -> "macro F1";
      case "microF1" -> "micro F1";
      case "entityF1" -> "entity F1";
      case "f1" -> "F1";
      case "subsetAccuracy" -> "subset accuracy";
      case "inScopeAccuracy" -> "accuracy in scope";
      case "mean" -> "mean of the outputs' figures";
      case "allCorrect" -> "all outputs right";
      default -> name;
    };
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
