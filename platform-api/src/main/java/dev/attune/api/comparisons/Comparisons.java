package dev.attune.api.comparisons;

import dev.attune.api.comparisons.ComparisonView.Difference;
import dev.attune.api.comparisons.ComparisonView.OutputView;
import dev.attune.api.comparisons.ComparisonView.Side;
import dev.attune.api.comparisons.ComparisonView.Value;
import dev.attune.api.comparisons.ComparisonView.WinsView;
import dev.attune.api.problems.Refusal;
import dev.attune.api.testedtexts.TestedVersion;
import dev.attune.api.testedtexts.VersionOutcomes;
import dev.attune.text.metrics.Comparison;
import dev.attune.text.metrics.Estimate;
import dev.attune.text.metrics.JointOutcomes;
import dev.attune.text.metrics.Outcomes;
import dev.attune.text.metrics.Wins;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares versions; the computing happens outside of any transaction. */
@ApplicationScoped
class Comparisons {
  private final VersionOutcomes outcomes;

  Comparisons(VersionOutcomes outcomes) {
    this.outcomes = outcomes;
  }

  ComparisonView of(String model, int version, int with) {
    if (version == with) {
      throw Refusal.invalid("with", "must be another version than the one that is compared");
    }
    VersionOutcomes.Pair pair = outcomes.pair(model, version, with);
    requireSameQuestion(pair.version(), pair.with());
    SharedTexts shared = SharedTexts.of(pair.version(), pair.with());
    requireAny(shared);
    return view(shared);
  }

  private static void requireSameQuestion(TestedVersion version, TestedVersion with) {
    if (!SameQuestion.of(version.task(), with.task())) {
      throw Refusal.invalid(
          "with",
          "version %d answers another question than version %d: their tasks differ in type, outputs or scales"
              .formatted(with.number(), version.number()));
    }
  }

  private static void requireAny(SharedTexts shared) {
    if (shared.examples().isEmpty()) {
      throw Refusal.invalid(
          "with",
          "none of the %d test texts of version %d is among the %d of version %d"
              .formatted(
                  shared.with().texts().size(),
                  shared.with().number(),
                  shared.version().texts().size(),
                  shared.version().number()));
    }
  }

  private static ComparisonView view(SharedTexts shared) {
    Outcomes version = shared.ofVersion();
    Outcomes with = shared.ofOther();
    Comparison comparison = Comparison.of(with, version);
    return new ComparisonView(
        comparison.figure(),
        side(shared.version(), comparison.second()),
        side(shared.with(), comparison.first()),
        difference(comparison.difference()),
        comparison.p(),
        verdict(comparison),
        shared.examples().size(),
        shared.all(),
        wins(version, with),
        outputs(version, with));
  }

  private static @Nullable Map<String, OutputView> outputs(Outcomes version, Outcomes with) {
    if (!(version instanceof JointOutcomes(var one) && with instanceof JointOutcomes(var other))) {
      return null;
    }
    Map<String, OutputView> outputs = new LinkedHashMap<>();
    one.forEach(
        (name, of) ->
            outputs.put(
                name, output(of, Objects.requireNonNull(other.get(name), "Same outputs."))));
    return outputs;
  }

  private static OutputView output(Outcomes version, Outcomes with) {
    Comparison comparison = Comparison.of(with, version);
    return new OutputView(
        comparison.figure(),
        new Value(comparison.second()),
        new Value(comparison.first()),
        difference(comparison.difference()),
        comparison.p(),
        verdict(comparison),
        wins(version, with));
  }

  private static Side side(TestedVersion version, double value) {
    return new Side(version.number(), value, version.texts().size());
  }

  private static Difference difference(Estimate estimate) {
    return new Difference(estimate.value(), estimate.low(), estimate.high());
  }

  private static @Nullable WinsView wins(Outcomes version, Outcomes with) {
    return Wins.of(version, with)
        .map(wins -> new WinsView(wins.by(), wins.first(), wins.second(), wins.neither()))
        .orElse(null);
  }

  private static String verdict(Comparison comparison) {
    return switch (comparison.verdict()) {
      case BETTER -> "better";
      case WORSE -> "worse";
      case NOT_DISTINGUISHABLE -> "not-distinguishable";
    };
  }
}
