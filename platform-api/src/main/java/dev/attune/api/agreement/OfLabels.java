package dev.attune.api.agreement;

import dev.attune.agreement.Agreement;
import dev.attune.agreement.Annotations;
import dev.attune.agreement.CohenKappa;
import dev.attune.agreement.FleissKappa;
import dev.attune.agreement.GwetAc1;
import dev.attune.agreement.KrippendorffAlpha;
import dev.attune.agreement.truth.DawidSkene;
import dev.attune.agreement.truth.TrueLabels;
import dev.attune.api.agreement.AgreementView.OfAnnotator;
import dev.attune.api.agreement.ConfusionsView.AnnotatorCells;
import dev.attune.api.agreement.SharedAnswers.Said;
import dev.attune.data.tasks.SingleLabelTask;
import java.util.List;
import java.util.stream.Stream;

/** One label for each text. */
final class OfLabels extends Comparison<String> {
  private final SingleLabelTask task;

  OfLabels(SingleLabelTask task, List<Said> said) {
    super(said, one -> one.answer().path("label").asText());
    this.task = task;
  }

  @Override
  List<Agreement> figures() {
    return List.of(
        KrippendorffAlpha.nominal(all(), SAMPLING),
        GwetAc1.of(all(), task.goldLabels(), SAMPLING),
        FleissKappa.of(all(), SAMPLING));
  }

  @Override
  Agreement ofPair(Annotations<String> both, String first, String second) {
    return CohenKappa.between(both, first, second, OF_PARTS);
  }

  @Override
  Stream<String> labelsIn(String answer) {
    return Stream.of(answer);
  }

  @Override
  List<Agreement> ofLabels(List<String> labels) {
    return KrippendorffAlpha.nominalOfEach(all(), labels, List::of, OF_PARTS);
  }

  @Override
  List<OfAnnotator> annotators() {
    return isEnough() ? Habits.ofLabels(estimate()) : List.of();
  }

  List<AnnotatorCells> cells() {
    return isEnough() ? Habits.cells(estimate()) : List.of();
  }

  private TrueLabels<String> estimate() {
    return DawidSkene.STANDARD.estimate(all(), task.goldLabels());
  }

  @Override
  Stream<Confusions.Pair> confused(String one, String other) {
    return one.equals(other) ? Stream.of() : Stream.of(Confusions.Pair.of(one, other));
  }
}
