package dev.attune.evaluation.data;

import dev.attune.text.task.Gold;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Texts in three splits.
 *
 * @param train what is learned from
 * @param validation what choices are made on
 * @param test what is scored
 */
public record Splits(List<Sample> train, List<Sample> validation, List<Sample> test) {
  private static final double VALIDATION_SHARE = 0.1;
  private static final long CUT_SEED = 20_260_101;

  public Splits {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
  }

  /**
   * Splits of a set that came with two: a tenth of the training texts becomes the validation split,
   * always the same tenth. Equal texts stay together.
   */
  static Splits cut(List<Sample> train, List<Sample> test) {
    List<String> texts = new ArrayList<>(texts(train));
    Collections.sort(texts);
    Collections.shuffle(texts, new Random(CUT_SEED));
    Set<String> chosen = new HashSet<>(texts.subList(0, (int) (texts.size() * VALIDATION_SHARE)));
    return new Splits(
        train.stream().filter(sample -> !chosen.contains(sample.text())).toList(),
        train.stream().filter(sample -> chosen.contains(sample.text())).toList(),
        test);
  }

  /**
   * The same without the training and validation texts that are also tested, and without the
   * training texts that are also in validation. The test split stays whole, so that figures remain
   * comparable.
   */
  Splits withoutLeaks() {
    Set<String> tested = texts(test);
    List<Sample> cleanValidation = without(validation, tested);
    Set<String> held = texts(cleanValidation);
    held.addAll(tested);
    return new Splits(without(train, held), cleanValidation, test);
  }

  /** How many different texts of the test split are in one of the other splits as well. */
  int leaks() {
    Set<String> seen = texts(train);
    seen.addAll(texts(validation));
    Set<String> tested = texts(test);
    tested.retainAll(seen);
    return tested.size();
  }

  /**
   * The same with at most so many texts of each split, in a fixed random order; those that bring in
   * a label come first, so that as few labels as possible are lost.
   */
  public Splits limitedTo(int texts) {
    return new Splits(some(train, texts), some(validation, texts), some(test, texts));
  }

  /**
   * The same with so many training and validation texts of each label, where there are so many; the
   * test split stays whole.
   *
   * @param texts of each label
   * @param seed which texts are drawn
   * @throws IllegalArgumentException if a text does not have one label
   */
  public Splits ofEachLabel(int texts, long seed) {
    return new Splits(drawn(train, texts, seed), drawn(validation, texts, seed), test);
  }

  private static List<Sample> drawn(List<Sample> samples, int texts, long seed) {
    List<Sample> shuffled = new ArrayList<>(samples);
    Collections.shuffle(shuffled, new Random(CUT_SEED + seed));
    Map<String, Integer> counts = new HashMap<>();
    return shuffled.stream()
        .filter(sample -> counts.merge(label(sample), 1, Integer::sum) <= texts)
        .toList();
  }

  private static String label(Sample sample) {
    if (sample.gold() instanceof Gold.Label(String label)) {
      return label;
    }
    throw new IllegalArgumentException(
        "Texts of each label can be drawn only where each text has one label.");
  }

  Stream<Sample> all() {
    return Stream.of(train, validation, test).flatMap(Collection::stream);
  }

  private static List<Sample> some(List<Sample> samples, int texts) {
    List<Sample> shuffled = new ArrayList<>(samples);
    Collections.shuffle(shuffled, new Random(CUT_SEED));
    Set<String> seen = new HashSet<>();
    List<Sample> chosen = new ArrayList<>();
    List<Sample> others = new ArrayList<>();
    for (Sample sample : shuffled) {
      (seen.addAll(GoldLabels.of(sample.gold())) ? chosen : others).add(sample);
    }
    chosen.addAll(others);
    return chosen.subList(0, Math.min(texts, chosen.size()));
  }

  private static List<Sample> without(List<Sample> samples, Set<String> texts) {
    return samples.stream().filter(sample -> !texts.contains(sample.text())).toList();
  }

  private static Set<String> texts(List<Sample> samples) {
    return samples.stream().map(Sample::text).collect(Collectors.toCollection(HashSet::new));
  }
}
