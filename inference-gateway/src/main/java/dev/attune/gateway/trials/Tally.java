package dev.attune.gateway.trials;

import dev.attune.text.answer.Answer;
import dev.attune.text.task.SharedScales;
import dev.attune.text.task.Task;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Counts of what was answered. All of it are whole numbers, sums in millionths, so that the order
 * in which gateways add theirs changes nothing.
 */
final class Tally {
  private static final int BINS = 10;
  private static final double MILLION = 1e6;
  private static final int[] MILLISECONDS = {
    1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000, 2000, 5000
  };

  private final Map<Cell, Long> counts = new HashMap<>();

  Map<Cell, Long> counts() {
    return counts;
  }

  /** Texts that something happened to: {@code shed}, {@code failed}. */
  void texts(String measure, long texts) {
    add("", measure, "", texts);
  }

  /** One text that both versions have answered. */
  void pair(Answer baseline, Task task, Answer candidate, Task candidateTask) {
    add("", "texts", "", 1);
    Map<String, Part> those = Part.of(candidate, SharedScales.of(candidateTask, task));
    Part.of(baseline, SharedScales.of(task, candidateTask))
        .forEach(
            (output, part) -> {
              Part other = those.get(output);
              if (other != null) {
                pair(output, part, other);
              }
            });
  }

  private void pair(String output, Part baseline, Part candidate) {
    OptionalDouble distance = Part.distance(baseline, candidate);
    if (distance.isEmpty()) {
      return;
    }
    add(output, "compared", "", 1);
    add(output, "agreed", "", Part.agree(baseline, candidate) ? 1 : 0);
    add(output, "distance", "", millionths(distance.getAsDouble()));
    if (baseline.score().isPresent() && candidate.score().isPresent()) {
      double shift = candidate.score().getAsDouble() - baseline.score().getAsDouble();
      add(output, "shift.n", "", 1);
      add(output, "shift.sum", "", millionths(shift));
      add(output, "shift.squares", "", millionths(shift * shift));
    }
    answered(output, Side.BASELINE, baseline);
    answered(output, Side.CANDIDATE, candidate);
  }

  /**
   * One text that one of the versions has answered.
   *
   * @param task with the {@link SharedScales} of both
   */
  void answered(Side side, Answer answer, Task task) {
    Part.of(answer, task).forEach((output, part) -> answered(output, side, part));
  }

  private void answered(String output, Side side, Part part) {
    add(output, "answered." + side.id(), "", 1);
    part.labels().forEach(label -> add(output, "label." + side.id(), label, 1));
    part.score()
        .ifPresent(
            score -> {
              int bin = Math.clamp((int) (score * BINS), 0, BINS - 1);
              add(output, "score." + side.id(), Integer.toString(bin), 1);
              add(output, "score.sum." + side.id(), "", millionths(score));
              add(output, "score.squares." + side.id(), "", millionths(score * score));
            });
  }

  /** One request, by how long its answers took. */
  void took(Side side, long nanos) {
    double milliseconds = nanos / MILLION;
    String bin = "more";
    for (int bound : MILLISECONDS) {
      if (milliseconds <= bound) {
        bin = Integer.toString(bound);
        break;
      }
    }
    add("", "milliseconds." + side.id(), bin, 1);
  }

  private void add(String output, String measure, String bin, long n) {
    counts.merge(new Cell(output, measure, bin), n, Long::sum);
  }

  private static long millionths(double value) {
    return Math.round(value * MILLION);
  }
}
