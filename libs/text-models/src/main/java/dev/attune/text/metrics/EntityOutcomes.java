package dev.attune.text.metrics;

import dev.attune.text.task.Entity;
import dev.attune.text.task.Gold;
import dev.attune.text.task.TokenLabels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Entities found in each text. An entity is right only if its first character, its last character
 * and its label all are, as seqeval and conlleval count.
 */
public final class EntityOutcomes implements Outcomes {
  static final String FIGURE = "entityF1";

  private final List<String> labels;
  private final List<Set<Entity>> truth;
  private final List<Set<Entity>> answers;
  private final LabelCounts counts;

  /**
   * @param labels in the order of their numbers; every entity has one of them
   * @param truth the entities of each text
   * @param answers the entities found in each text
   * @throws IllegalArgumentException if the lists differ in length or there is an unknown label
   */
  public EntityOutcomes(
      List<String> labels,
      List<? extends Collection<Entity>> truth,
      List<? extends Collection<Entity>> answers) {
    if (truth.size() != answers.size()) {
      throw new IllegalArgumentException(
          "Entities of %d texts and answers to %d.".formatted(truth.size(), answers.size()));
    }
    this.labels = List.copyOf(labels);
    this.truth = sets(truth);
    this.answers = sets(answers);
    counts = new LabelCounts(labels.size(), truth.size());
    for (int text = 0; text < truth.size(); text++) {
      count(this.truth.get(text), this.answers.get(text));
    }
  }

  static EntityOutcomes of(TokenLabels task, List<Gold> truth, List<Gold> answers) {
    List<List<Entity>> right = entities(truth);
    List<List<Entity>> found = entities(answers);
    LabelNumbers labels = new LabelNumbers(task.labels());
    Stream.of(right, found)
        .flatMap(List::stream)
        .flatMap(List::stream)
        .forEach(entity -> labels.of(entity.label()));
    return new EntityOutcomes(labels.names(), right, found);
  }

  private static List<List<Entity>> entities(List<Gold> golds) {
    return golds.stream().map(gold -> ((Gold.Entities) gold).entities()).toList();
  }

  private static List<Set<Entity>> sets(List<? extends Collection<Entity>> of) {
    List<Set<Entity>> sets = new ArrayList<>();
    of.forEach(entities -> sets.add(new HashSet<>(entities)));
    return sets;
  }

  private void count(Set<Entity> actual, Set<Entity> found) {
    for (Entity entity : actual) {
      if (found.contains(entity)) {
        counts.right(number(entity));
      } else {
        counts.missed(number(entity));
      }
    }
    for (Entity entity : found) {
      if (!actual.contains(entity)) {
        counts.wrong(number(entity));
      }
    }
    counts.endExample();
  }

  private int number(Entity entity) {
    int number = labels.indexOf(entity.label());
    if (number < 0) {
      throw new IllegalArgumentException("There is no label '%s'.".formatted(entity.label()));
    }
    return number;
  }

  @Override
  public int size() {
    return truth.size();
  }

  @Override
  public String figure() {
    return FIGURE;
  }

  /** F1 over all entities together; 0 if there are none and none was found. */
  @Override
  public double headline(int[] times) {
    return counts.totals(times).micro().f1();
  }

  @Override
  public boolean right(int text) {
    return truth.get(text).equals(answers.get(text));
  }

  @Override
  public Gold answer(int text) {
    return new Gold.Entities(
        answers.get(text).stream()
            .sorted(Comparator.comparingInt(Entity::start).thenComparingInt(Entity::end))
            .toList());
  }

  @Override
  public EntityOutcomes only(int[] texts) {
    return new EntityOutcomes(
        labels,
        Arrays.stream(texts).mapToObj(truth::get).toList(),
        Arrays.stream(texts).mapToObj(answers::get).toList());
  }

  /** F1, precision and recall over all entities together. */
  double[] figures(int[] times) {
    ClassScore micro = counts.totals(times).micro();
    return new double[] {micro.f1(), micro.precision(), micro.recall()};
  }

  List<ClassScore> scores() {
    int[] once = new int[size()];
    Arrays.fill(once, 1);
    var totals = counts.totals(once);
    List<ClassScore> scores = new ArrayList<>();
    for (int label = 0; label < labels.size(); label++) {
      scores.add(totals.score(labels.get(label), label));
    }
    return scores;
  }
}
