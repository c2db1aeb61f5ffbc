package dev.attune.api.agreement;

import dev.attune.agreement.Agreement;
import dev.attune.agreement.Annotation;
import dev.attune.agreement.Annotations;
import dev.attune.agreement.Sampling;
import dev.attune.api.agreement.AgreementView.Confusion;
import dev.attune.api.agreement.AgreementView.OfAnnotator;
import dev.attune.api.agreement.AgreementView.OfLabel;
import dev.attune.api.agreement.AgreementView.OfPair;
import dev.attune.api.agreement.SharedAnswers.Said;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The figures that fit one kind of answer.
 *
 * @param <V> an answer, as in {@link Annotation}
 */
abstract class Comparison<V> {
  /** Labels beyond these were given too rarely to say anything. */
  static final int MOST_LABELS = 30;

  static final Sampling SAMPLING = Sampling.STANDARD;

  /** There may be hundreds of pairs and labels. */
  static final Sampling OF_PARTS =
      new Sampling(300, Sampling.STANDARD.seed(), Sampling.STANDARD.leastItems());

  private final List<Annotation<V>> answers;
  private final Annotations<V> all;

  Comparison(List<Said> said, Function<Said, V> read) {
    answers =
        said.stream()
            .map(one -> new Annotation<>(one.example(), one.annotator(), read.apply(one)))
            .toList();
    all = Annotations.of(answers);
  }

  /** Over all annotators, the one to look at first. */
  abstract List<Agreement> figures();

  /** Of two annotators, whose answers alone are given. */
  abstract Agreement ofPair(Annotations<V> both, String first, String second);

  /** The labels in an answer. */
  abstract Stream<String> labelsIn(V answer);

  /** Of one label. */
  abstract Agreement ofLabel(String label);

  /** The labels that one answer has where the other has others. */
  abstract Stream<Confusions.Pair> confused(V one, V other);

  /** What is estimated of each annotator; nothing where no estimate is defined. */
  List<OfAnnotator> annotators() {
    return List.of();
  }

  /** Whether there are examples enough to estimate anything. */
  final boolean isEnough() {
    return all.items().size() >= SAMPLING.leastItems();
  }

  final Annotations<V> all() {
    return all;
  }

  final List<OfLabel> labels() {
    return mostGiven().stream()
        .map(label -> new OfLabel(label, FigureView.of(ofLabel(label))))
        .toList();
  }

  /** The labels given most often. */
  final List<String> mostGiven() {
    Map<String, Long> given =
        answers.stream()
            .flatMap(answer -> labelsIn(answer.value()))
            .collect(Collectors.groupingBy(label -> label, Collectors.counting()));
    return given.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_LABELS)
        .map(Map.Entry::getKey)
        .toList();
  }

  final List<OfPair> pairs() {
    Map<String, List<Annotation<V>>> byAnnotator = new LinkedHashMap<>();
    for (Annotation<V> answer : answers) {
      if (SharedAnswers.isNamed(answer.annotator())) {
        byAnnotator.computeIfAbsent(answer.annotator(), key -> new ArrayList<>()).add(answer);
      }
    }
    List<String> annotators = byAnnotator.keySet().stream().sorted().toList();
    List<OfPair> pairs = new ArrayList<>();
    for (String first : annotators) {
      for (String second : annotators) {
        if (first.compareTo(second) < 0) {
          addPair(pairs, first, second, byAnnotator);
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(pair -> pair.figure().order()));
    return pairs;
  }

  private void addPair(
      List<OfPair> pairs,
      String first,
      String second,
      Map<String, List<Annotation<V>>> byAnnotator) {
    List<Annotation<V>> both =
        Stream.of(first, second)
            .flatMap(annotator -> byAnnotator.getOrDefault(annotator, List.of()).stream())
            .toList();
    Agreement agreement = ofPair(Annotations.of(both), first, second);
    if (!(agreement instanceof Agreement.NotEnough none && none.have() == 0)) {
      pairs.add(new OfPair(first, second, FigureView.of(agreement)));
    }
  }

  final List<Confusion> confusions() {
    Confusions confusions = new Confusions();
    for (String example : all.items()) {
      List<V> said = all.answers(example);
      List<Confusions.Pair> pairs = new ArrayList<>();
      for (int i = 0; i < said.size(); i++) {
        for (int j = i + 1; j < said.size(); j++) {
          confused(said.get(i), said.get(j)).forEach(pairs::add);
        }
      }
      confusions.add(said.stream().flatMap(this::labelsIn).toList(), pairs);
    }
    return confusions.most();
  }
}
