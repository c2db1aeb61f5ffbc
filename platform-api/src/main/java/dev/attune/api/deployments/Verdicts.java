package dev.attune.api.deployments;

import dev.attune.api.deployments.TrialView.OutputFigures;
import dev.attune.api.deployments.TrialView.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the figures of a trial come to, by the output in which the versions differ most. A shadow
 * agrees when the interval of its agreement lies above 95 % and neither labels nor scores are
 * distributed differently; it differs when the interval lies below, or a distribution has clearly
 * changed. A canary answers other texts than production, so only distributions can be compared.
 */
final class Verdicts {
  private static final long FEWEST_TEXTS = 100;
  private static final double AGREEMENT = 0.95;

  private Verdicts() {}

  static Verdict of(String kind, int baseline, int candidate, List<OutputFigures> outputs) {
    long texts =
        outputs.stream()
            .mapToLong(output -> Math.min(output.baselineTexts(), output.candidateTexts()))
            .min()
            .orElse(0);
    if (texts < FEWEST_TEXTS) {
      return new Verdict(
          "not-enough-data",
          String.format(
              Locale.ROOT,
              "Not enough data: %,d texts so far, %,d are needed.",
              texts,
              FEWEST_TEXTS));
    }
    return kind.equals("shadow")
        ? shadow(baseline, candidate, outputs)
        : canary(baseline, candidate, outputs);
  }

  private static Verdict shadow(int baseline, int candidate, List<OutputFigures> outputs) {
    OutputFigures worst =
        outputs.stream().min(Comparator.comparingDouble(Verdicts::agreement)).orElseThrow();
    Ranged agreement = worst.agreement();
    if (agreement == null) {
      return new Verdict("not-enough-data", "The two versions answer different kinds of question.");
    }
    boolean moved = outputs.stream().anyMatch(output -> above(output, StabilityIndex.ALIKE));
    boolean changed = outputs.stream().anyMatch(output -> above(output, StabilityIndex.DIFFERENT));
    String finding =
        agreement.high() < AGREEMENT || changed
            ? "differs"
            : agreement.low() >= AGREEMENT && !moved ? "agrees" : "unclear";
    String where = worst.output().isEmpty() ? "" : " (" + worst.output() + ")";
    return new Verdict(
        finding,
        String.format(
            Locale.ROOT,
            "Version %d agrees with version %d on %.1f %% [%.1f, %.1f] of %,d texts%s.%s",
            candidate,
            baseline,
            100 * agreement.value(),
            100 * agreement.low(),
            100 * agreement.high(),
            worst.candidateTexts(),
            where,
            drift(outputs)));
  }

  private static Verdict canary(int baseline, int candidate, List<OutputFigures> outputs) {
    boolean coarse = indices(outputs).anyMatch(index -> index.noise() >= StabilityIndex.ALIKE);
    boolean moved = outputs.stream().anyMatch(output -> above(output, StabilityIndex.ALIKE));
    boolean changed = outputs.stream().anyMatch(output -> above(output, StabilityIndex.DIFFERENT));
    long texts = outputs.stream().mapToLong(OutputFigures::candidateTexts).min().orElse(0);
    if (changed) {
      return new Verdict(
          "differs",
          String.format(
              Locale.ROOT,
              "Version %d answers differently from version %d.%s",
              candidate,
              baseline,
              drift(outputs)));
    }
    if (coarse) {
      return new Verdict(
          "not-enough-data",
          String.format(
              Locale.ROOT,
              "Not enough data: after %,d texts of version %d, chance alone could hide a"
                  + " difference.",
              texts,
              candidate));
    }
    return moved
        ? new Verdict(
            "unclear",
            String.format(
                Locale.ROOT,
                "Version %d answers somewhat differently from version %d.%s",
                candidate,
                baseline,
                drift(outputs)))
        : new Verdict(
            "agrees",
            String.format(
                Locale.ROOT,
                "Version %d answers like version %d, as far as %,d texts show.",
                candidate,
                baseline,
                texts));
  }

  private static double agreement(OutputFigures output) {
    return Optional.ofNullable(output.agreement()).map(Ranged::value).orElse(2.0);
  }

  private static String drift(List<OutputFigures> outputs) {
    return indices(outputs)
        .filter(index -> index.above(StabilityIndex.ALIKE))
        .max(Comparator.comparingDouble(StabilityIndex::value))
        .map(
            index ->
                String.format(
                    Locale.ROOT,
                    " Its answers are distributed differently (stability index %.2f).",
                    index.value()))
        .orElse("");
  }

  private static boolean above(OutputFigures output, double threshold) {
    return indices(List.of(output)).anyMatch(index -> index.above(threshold));
  }

  private static Stream<StabilityIndex> indices(List<OutputFigures> outputs) {
    return outputs.stream()
        .flatMap(
            output ->
                Stream.concat(
                    Stream.ofNullable(output.labelStability()),
                    Stream.ofNullable(output.scoreStability())));
  }
}
