package dev.attune.api.agreement;

import dev.attune.agreement.Agreement;
import dev.attune.agreement.Annotation;
import dev.attune.agreement.Annotations;
import dev.attune.agreement.Sampling;
import dev.attune.agreement.SharedItems;
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
  /** Beyond these nobody reads on; of hundreds of people most pairs share next to nothing. */
  private static final int MOST_PAIRS = 50;

  /** Labels beyond these were given too rarely to say anything. */
  static final int MOST_LABELS = 30;

  static final Sampling SAMPLING = Sampling.STANDARD;

  /** There are many pairs and labels. */
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

  /** Of each label by itself, in their order. */
  abstract List<Agreement> ofLabels(List<String> labels);

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
    List<String> labels = mostGiven();
    List<Agreement> figures = ofLabels(labels);
    Map<String, Long> examples = examplesOfLabels();
    List<OfLabel> of = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      String label = labels.get(i);
      of.add(new OfLabel(label, examples.getOrDefault(label, 0L), FigureView.of(figures.get(i))));
    }
    return of;
  }

  /** On how many examples somebody gave each label. */
  private Map<String, Long> examplesOfLabels() {
    return all.items().stream()
        .flatMap(example -> all.answers(example).stream().flatMap(this::labelsIn).distinct())
        .collect(Collectors.groupingBy(label -> label, Collectors.counting()));
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

  /** Which two annotators share examples, as far as they have a name. */
  final SharedItems shared() {
    return SharedItems.of(all, SharedAnswers::isNamed, MOST_PAIRS);
  }

  /** How many annotators have a name. */
  final int named() {
    return (int) all.annotators().stream().filter(SharedAnswers::isNamed).count();
  }

  /** The figures of pairs, the least agreeing first. */
  final List<OfPair> pairs(List<SharedItems.Pair> listed) {
    Map<String, List<Annotation<V>>> byAnnotator = new LinkedHashMap<>();
    for (Annotation<V> answer : answers) {
      byAnnotator.computeIfAbsent(answer.annotator(), key -> new ArrayList<>()).add(answer);
    }
    return listed.stream()
        .map(pair -> ofPair(pair, byAnnotator))
        .sorted(Comparator.comparingDouble(pair -> pair.figure().order()))
        .toList();
  }

  private OfPair ofPair(SharedItems.Pair pair, Map<String, List<Annotation<V>>> byAnnotator) {
    List<Annotation<V>> both =
        Stream.of(pair.first(), pair.second())
            .flatMap(annotator -> byAnnotator.getOrDefault(annotator, List.of()).stream())
            .toList();
    return new OfPair(
        pair.first(),
        pair.second(),
        FigureView.of(ofPair(Annotations.of(both), pair.first(), pair.second())));
  }

  final List<Confusion> confusions() {
    Confusions confusions = new Confusions();
    for (String example : all.items()) {
      // Who says the same confuses the same, and in an example each confusion counts once.
      List<V> said = all.answers(example).stream().distinct().toList();
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
