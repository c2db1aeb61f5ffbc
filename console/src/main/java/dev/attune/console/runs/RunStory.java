package dev.attune.console.runs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a run has told so far.
 *
 * @param steps training loss by progress through the epochs, for the curve
 * @param lastEvent id of the newest event, to go on from; null when there is none
 */
public record RunStory(
    List<Epoch> epochs, List<Step> steps, List<LogLine> log, @Nullable String lastEvent) {

  /**
   * One epoch's figures.
   *
   * @param figure name of the task's main figure
   * @param value that figure on the validation split
   */
  public record Epoch(
      int number,
      @Nullable Double trainLoss,
      @Nullable Double validationLoss,
      @Nullable String figure,
      @Nullable Double value,
      boolean best) {

    private static final String MACRO_F1 = "macroF1";

    /** Where the figure stood while there was only one task. */
    private static final String EARLIER = "validationMacroF1";

    static Epoch of(JsonNode payload) {
      var earlier = payload.has(EARLIER);
      return new Epoch(
          payload.path("epoch").asInt(),
          decimal(payload, "trainLoss"),
          decimal(payload, "validationLoss"),
          earlier ? MACRO_F1 : payload.path("validationFigure").path("name").textValue(),
          earlier ? decimal(payload, EARLIER) : decimal(payload.path("validationFigure"), "value"),
          payload.path("best").asBoolean());
    }

    Epoch asBest(boolean isBest) {
      return new Epoch(number, trainLoss, validationLoss, figure, value, isBest);
    }
  }

  /**
   * The model's training loss at a moment; {@code epoch} counts in parts, 1.5 is half-way through
   * the second.
   */
  public record Step(double epoch, double loss) {

    private static final String MODEL = "model";

    /** Null for what comes before the model itself: its losses are others. */
    static @Nullable Step of(JsonNode payload) {
      if (!payload.path("part").asText(MODEL).equals(MODEL)) {
        return null;
      }
      var loss = decimal(payload, "loss");
      var total = payload.path("totalSteps").asDouble();
      var epochs = payload.path("epochs").asDouble();
      return loss == null || total == 0 || epochs == 0
          ? null
          : new Step(payload.path("step").asDouble() / total * epochs, loss);
    }
  }

  /** A sentence about what happened, with the time. */
  public record LogLine(String at, String code, String message) {

    static LogLine of(JsonNode payload) {
      return new LogLine(
          payload.path("at").asText(),
          payload.path("code").asText(),
          payload.path("message").asText());
    }
  }

  /** The name of the figure on the validation split; null while none is known. */
  public @Nullable String figure() {
    return epochs.stream().map(Epoch::figure).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /** The epoch that is kept; null before the first is complete. */
  public @Nullable Epoch best() {
    return epochs.stream().filter(Epoch::best).findFirst().orElse(null);
  }

  private static @Nullable Double decimal(JsonNode payload, String field) {
    var value = payload.get(field);
    return value == null || !value.isNumber() ? null : value.asDouble();
  }
}
