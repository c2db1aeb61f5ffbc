package dev.attune.console.platform.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything measured about a version.
 *
 * @param calibration of versions that were measured before evaluations carried their own
 * @param slices how it did on groups of the test split
 * @param mistakes of the test split, the worst first
 * @param search what was tried, when hyperparameters were searched for
 */
public record Metrics(
    @Nullable String task,
    @Nullable Evaluation validation,
    @Nullable Evaluation test,
    @Nullable Training training,
    @Nullable Calibration calibration,
    @Nullable List<String> warnings,
    @Nullable List<Slice> slices,
    @Nullable List<Mistake> mistakes,
    @Nullable Search search) {

  public Metrics {
    if (calibration != null && test instanceof LabelEvaluation labels) {
      test = labels.calibrated(calibration);
    }
  }

  /** What the training cost. */
  public record Training(
      @Nullable Double seconds,
      @Nullable Double samplesPerSecond,
      @Nullable Integer epochs,
      @Nullable Integer bestEpoch,
      @Nullable String device,
      @Nullable String precision,
      @Nullable Integer trainExamples,
      @Nullable String method,
      @Nullable Long trainableParameters) {

    /** On what and in which arithmetic; older versions tell the two apart. */
    public @Nullable String machine() {
      if (device == null || device.contains("training")) {
        return device;
      }
      var name = device.toUpperCase(Locale.ROOT);
      return precision == null ? name : name + ", " + precision;
    }
  }

  /**
   * A group of examples.
   *
   * @param by {@code meta}, {@code label}, {@code language}, {@code length} or {@code
   *     unknown-words}; null in versions from before groups were ranked, which tell examples apart
   *     by {@code meta} columns alone
   * @param meta name of the column, or of the label's output
   * @param right the share of them whose answer is all right
   * @param others that share of all other examples
   * @param hard whether the version is weak here
   */
  public record Slice(
      @Nullable String by,
      String meta,
      String value,
      int examples,
      @Nullable Headline figure,
      @Nullable Interval right,
      @Nullable Double others,
      boolean hard) {

    /** Whether its examples share what a column says of them. */
    public boolean isOfMeta() {
      return by == null || "meta".equals(by);
    }

    /** Whether a role must see texts to see who is in it. */
    public boolean isOfContents() {
      return isOfMeta() || "language".equals(by);
    }

    /** Whether the value is a label. */
    public boolean ofLabel() {
      return "label".equals(by);
    }
  }

  /**
   * An example that the version got wrong.
   *
   * @param example its id
   * @param output of a joint task; null or empty otherwise
   * @param gold a label, or the right answer as the task writes it
   */
  public record Mistake(
      String example,
      @Nullable String output,
      @Nullable Double loss,
      @Nullable JsonNode gold,
      @Nullable JsonNode predicted) {}

  /**
   * A search for hyperparameters.
   *
   * @param chosen which of the trials was trained to the end, from 0
   */
  public record Search(List<Trial> trials, @Nullable Integer chosen) {

    /** The hyperparameters in which the trials differ. */
    public List<String> columns() {
      return trials.stream()
          .flatMap(trial -> trial.choices().keySet().stream())
          .distinct()
          .filter(name -> trials.stream().map(trial -> trial.choice(name)).distinct().count() > 1)
          .toList();
    }
  }

  /** One choice of hyperparameters, and how it did on the validation split. */
  public record Trial(
      @Nullable Map<String, JsonNode> hyperparameters,
      @Nullable JsonNode figure,
      @Nullable Integer epochs) {

    /** The figure; null when the trial was given up before it had one. */
    public @Nullable Double value() {
      var value = figure == null || figure.isNumber() ? figure : figure.get("value");
      return value == null || !value.isNumber() ? null : value.asDouble();
    }

    /** The value of a hyperparameter; null when it was left open. */
    public @Nullable JsonNode choice(String name) {
      var value = choices().get(name);
      return value == null || value.isNull() ? null : value;
    }

    public Map<String, JsonNode> choices() {
      return hyperparameters == null ? Map.of() : hyperparameters;
    }
  }

  public List<String> cautions() {
    return warnings == null ? List.of() : warnings;
  }

  public List<Slice> parts() {
    return slices == null ? List.of() : slices;
  }

  /** The place of a group among all of them, from 1: its name in addresses. */
  public int placeOf(Slice slice) {
    return parts().indexOf(slice) + 1;
  }

  /** The groups on which the version is weak, the weakest first. */
  public List<Slice> hardParts() {
    return parts().stream().filter(Slice::hard).toList();
  }

  /** Whether it was looked for groups on which the version is weak. */
  public boolean ranked() {
    return parts().stream().anyMatch(part -> part.by() != null);
  }

  public List<Mistake> worst() {
    return mistakes == null ? List.of() : mistakes;
  }

  /** Whether its figure of a name lies between -1 and 1, not between 0 and 1. */
  public boolean signed(String figure) {
    var shown = shown();
    return shown == null ? Figure.correlation(figure) : shown.signed(figure);
  }

  /** The evaluation to show: on the test split, else on the validation split. */
  public @Nullable Evaluation shown() {
    return test != null ? test : validation;
  }
}
