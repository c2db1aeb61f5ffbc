package dev.attune.api.agreement;

import dev.attune.agreement.Agreement;
import dev.attune.agreement.Annotations;
import dev.attune.agreement.CohenKappa;
import dev.attune.agreement.KrippendorffAlpha;
import dev.attune.api.agreement.SharedAnswers.Said;
import dev.attune.data.tasks.Scale;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A value on a scale for each text. Where every answer is a whole number the scale has steps, and
 * the figures for an order fit it too.
 */
final class OfScale extends Comparison<Double> {
  /** A scale with more of them is used as one without. */
  private static final int MOST_STEPS = 21;

  /** The steps, the lowest first; empty where there are none. */
  private final List<Double> steps;

  OfScale(Scale scale, List<Said> said) {
    super(said, one -> positiveZero(one.answer().path("values").path(scale.name()).asDouble()));
    List<Double> whole = wholeNumbers(scale);
    boolean fits =
        all().items().stream().allMatch(example -> whole.containsAll(all().answers(example)));
    steps = fits ? whole : List.of();
  }

  private static List<Double> wholeNumbers(Scale scale) {
    double lowest = positiveZero(Math.ceil(scale.min()));
    double highest = Math.floor(scale.max());
    return highest - lowest >= MOST_STEPS
        ? List.of()
        : DoubleStream.iterate(lowest, step -> step <= highest, step -> step + 1).boxed().toList();
  }

  /** The two zeros are one step. */
  private static double positiveZero(double value) {
    return value == 0 ? 0 : value;
  }

  @Override
  List<Agreement> figures() {
    Agreement interval = KrippendorffAlpha.interval(all(), SAMPLING);
    return steps.isEmpty()
        ? List.of(interval)
        : List.of(interval, KrippendorffAlpha.ordinal(all(), steps, SAMPLING));
  }

  @Override
  Agreement ofPair(Annotations<Double> both, String first, String second) {
    return steps.isEmpty()
        ? KrippendorffAlpha.interval(both, OF_PARTS)
        : CohenKappa.quadratic(both, steps, first, second, OF_PARTS);
  }

  @Override
  Stream<String> labelsIn(Double answer) {
    return Stream.of();
  }

  @Override
  List<Agreement> ofLabels(List<String> labels) {
    return List.of();
  }

  @Override
  Stream<Confusions.Pair> confused(Double one, Double other) {
    return Stream.of();
  }
}
