package dev.attune.api.deployments;

import dev.attune.api.deployments.TrialView.LabelCounts;
import dev.attune.api.deployments.TrialView.OutputFigures;
import dev.attune.api.deployments.TrialView.Times;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** From counts to figures. */
final class TrialFigures {
  private static final String MORE = "more";

  private TrialFigures() {}

  static TrialView of(
      String kind, int baseline, int candidate, @Nullable LocalDate since, Counts counts) {
    List<OutputFigures> outputs =
        counts.outputs().stream().map(output -> output(kind, output, counts)).toList();
    long texts =
        kind.equals("shadow")
            ? counts.of("", "texts")
            : outputs.stream().mapToLong(OutputFigures::candidateTexts).max().orElse(0);
    return new TrialView(
        kind,
        baseline,
        candidate,
        since,
        texts,
        counts.of("", "shed"),
        counts.of("", "failed"),
        Verdicts.of(kind, baseline, candidate, outputs),
        outputs,
        times(counts, "baseline"),
        times(counts, "candidate"));
  }

  private static OutputFigures output(String kind, String output, Counts counts) {
    boolean shadow = kind.equals("shadow");
    long compared = counts.of(output, "compared");
    return new OutputFigures(
        output,
        counts.of(output, "answered.baseline"),
        counts.of(output, "answered.candidate"),
        shadow ? Ranged.share(counts.of(output, "agreed"), compared) : null,
        shadow ? pairedShift(output, counts) : shift(output, counts),
        shadow && compared > 0 ? counts.sum(output, "distance") / compared : null,
        stability(output, "label", counts),
        stability(output, "score", counts),
        labels(output, counts));
  }

  private static @Nullable Ranged pairedShift(String output, Counts counts) {
    return Ranged.mean(
        counts.of(output, "shift.n"),
        counts.sum(output, "shift.sum"),
        counts.sum(output, "shift.squares"));
  }

  private static @Nullable Ranged shift(String output, Counts counts) {
    return Ranged.difference(
        counts.of(output, "score.baseline"),
        counts.sum(output, "score.sum.baseline"),
        counts.sum(output, "score.squares.baseline"),
        counts.of(output, "score.candidate"),
        counts.sum(output, "score.sum.candidate"),
        counts.sum(output, "score.squares.candidate"));
  }

  private static @Nullable StabilityIndex stability(String output, String what, Counts counts) {
    return StabilityIndex.of(
        counts.bins(output, what + ".baseline"), counts.bins(output, what + ".candidate"));
  }

  private static List<LabelCounts> labels(String output, Counts counts) {
    Map<String, Long> baseline = counts.bins(output, "label.baseline");
    Map<String, Long> candidate = counts.bins(output, "label.candidate");
    var labels = new TreeSet<>(baseline.keySet());
    labels.addAll(candidate.keySet());
    return labels.stream()
        .map(
            label ->
                new LabelCounts(
                    label, baseline.getOrDefault(label, 0L), candidate.getOrDefault(label, 0L)))
        .toList();
  }

  private static Times times(Counts counts, String side) {
    Map<String, Long> bins = counts.bins("", "milliseconds." + side);
    long requests = bins.values().stream().mapToLong(Long::longValue).sum();
    return new Times(requests, quantile(bins, requests, 0.5), quantile(bins, requests, 0.95));
  }

  /** The upper bound of the bin that the quantile lies in. */
  private static @Nullable Integer quantile(Map<String, Long> bins, long requests, double share) {
    List<Integer> bounds =
        bins.keySet().stream()
            .filter(bin -> !bin.equals(MORE))
            .map(Integer::valueOf)
            .sorted()
            .toList();
    long seen = 0;
    for (int bound : bounds) {
      seen += bins.getOrDefault(Integer.toString(bound), 0L);
      if (seen >= share * requests) {
        return bound;
      }
    }
    return null;
  }
}
