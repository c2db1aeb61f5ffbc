package dev.attune.api.agreement;

import dev.attune.agreement.Agreement;
import dev.attune.agreement.Annotations;
import dev.attune.agreement.KrippendorffAlpha;
import dev.attune.agreement.SetDistance;
import dev.attune.agreement.truth.DawidSkene;
import dev.attune.api.agreement.AgreementView.OfAnnotator;
import dev.attune.api.agreement.SharedAnswers.Said;
import dev.attune.data.tasks.MultiLabelTask;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Any number of labels for each text. */
final class OfSets extends Comparison<Set<String>> {

  OfSets(MultiLabelTask task, List<Said> said) {
    super(said, one -> labels(one, task));
  }

  private static Set<String> labels(Said said, MultiLabelTask task) {
    Set<String> labels = new TreeSet<>();
    said.answer().path("labels").forEach(label -> labels.add(label.asText()));
    labels.retainAll(task.labels());
    return labels;
  }

  @Override
  List<Agreement> figures() {
    return List.of(
        KrippendorffAlpha.labelSets(all(), SetDistance.MASI, SAMPLING),
        KrippendorffAlpha.labelSets(all(), SetDistance.JACCARD, SAMPLING));
  }

  @Override
  Agreement ofPair(Annotations<Set<String>> both, String first, String second) {
    return KrippendorffAlpha.labelSets(both, SetDistance.MASI, OF_PARTS);
  }

  @Override
  Stream<String> labelsIn(Set<String> answer) {
    return answer.stream();
  }

  @Override
  List<Agreement> ofLabels(List<String> labels) {
    return KrippendorffAlpha.nominalOfEach(all(), labels, set -> set, OF_PARTS);
  }

  @Override
  List<OfAnnotator> annotators() {
    return isEnough()
        ? Habits.ofSets(DawidSkene.STANDARD.estimateSets(all(), mostGiven()))
        : List.of();
  }

  @Override
  Stream<Confusions.Pair> confused(Set<String> one, Set<String> other) {
    return one.stream()
        .filter(label -> !other.contains(label))
        .flatMap(
            label ->
                other.stream()
                    .filter(instead -> !one.contains(instead))
                    .map(instead -> Confusions.Pair.of(label, instead)));
  }
}
