package dev.attune.evaluation.eval;

import dev.attune.text.metrics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * A trial with the runs of all its seeds.
 *
 * @param runs one or more
 */
record Row(Trial trial, List<Run> runs) {
  static final List<String> HEADER =
      List.of(
          "data set",
          "base model",
          "method",
          "training texts",
          "seeds",
          "seconds",
          "samples/s",
          "figure",
          "value",
          "95 % interval",
          "at least",
          "aim",
          "published");

  Row {
    runs = List.copyOf(runs);
  }

  /** A line of cells for each figure: means over the seeds, also of the intervals' ends. */
  List<List<String>> cells() {
    List<List<String>> lines = new ArrayList<>();
    List<Target> targets = trial.benchmark().targets();
    for (int i = 0; i < targets.size(); i++) {
      Target target = targets.get(i);
      int number = i;
      double value = mean(run -> run.test().get(number).value());
      double low = mean(run -> run.test().get(number).low());
      double high = mean(run -> run.test().get(number).high());
      lines.add(
          List.of(
              trial.benchmark().name(),
              trial.base(),
              trial.learned(),
              "%,d".formatted(runs.getFirst().trainingTexts()),
              runs.stream()
                  .map(run -> Integer.toString(run.seed()))
                  .collect(Collectors.joining(" ")),
              "%.0f".formatted(mean(Run::seconds)),
              "%.0f".formatted(mean(Run::samplesPerSecond)),
              target.name(),
              figure(value),
              low == high ? "" : figure(low) + "-" + figure(high),
              expected(target.floor(), value),
              expected(target.aim(), value),
              trial.benchmark().published()));
    }
    return lines;
  }

  /** The figures in one sentence. */
  String summary() {
    List<String> parts = new ArrayList<>();
    List<Target> targets = trial.benchmark().targets();
    for (int i = 0; i < targets.size(); i++) {
      int number = i;
      parts.add(
          "%s %s on test, %s on validation"
              .formatted(
                  targets.get(i).name(),
                  spread(run -> run.test().get(number)),
                  spread(run -> run.validation().get(number))));
    }
    return "%s: %s; %.0f s a run"
        .formatted(trial.title(), String.join("; ", parts), mean(Run::seconds));
  }

  private String spread(Function<Run, Estimate> part) {
    String mean = figure(mean(run -> part.apply(run).value()));
    if (runs.size() == 1) {
      return mean;
    }
    return "%s (%s)"
        .formatted(
            mean,
            runs.stream()
                .map(run -> figure(part.apply(run).value()))
                .collect(Collectors.joining(", ")));
  }

  private double mean(ToDoubleFunction<Run> part) {
    return runs.stream().mapToDouble(part).average().orElseThrow();
  }

  /** What is expected is so of models that learned from all texts. */
  private String expected(OptionalDouble goal, double value) {
    if (goal.isEmpty() || trial.shots().isPresent() || trial.limit().isPresent()) {
      return "";
    }
    return "%s %s".formatted(figure(goal.getAsDouble()), value >= goal.getAsDouble() ? "✓" : "✗");
  }

  private static String figure(double value) {
    return "%.3f".formatted(value);
  }
}
