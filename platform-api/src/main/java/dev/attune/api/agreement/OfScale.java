package dev.attune.api.agreement;

import dev.attune.agreement.Agreement;
import dev.attune.agreement.Annotations;
import dev.attune.agreement.KrippendorffAlpha;
import dev.attune.api.agreement.SharedAnswers.Said;
import java.util.List;
import java.util.stream.Stream;

/** A value on a scale for each text. */
final class OfScale extends Comparison<Double> {

  OfScale(String scale, List<Said> said) {
    super(said, one -> one.answer().path("values").path(scale).asDouble());
  }

  @Override
  List<Agreement> figures() {
    return List.of(KrippendorffAlpha.interval(all(), SAMPLING));
  }

  @Override
  Agreement ofPair(Annotations<Double> both, String first, String second) {
    return KrippendorffAlpha.interval(both, OF_PARTS);
  }

  @Override
  Stream<String> labelsIn(Double answer) {
    return Stream.of();
  }

  @Override
  Agreement ofLabel(String label) {
    throw new IllegalStateException("A scale has no labels.");
  }

  @Override
  Stream<Confusions.Pair> confused(Double one, Double other) {
    return Stream.of();
  }
}
