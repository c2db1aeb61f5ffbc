package dev.attune.text.metrics;

import dev.attune.text.metrics.TagSequence.Reading;
import dev.attune.text.task.Entity;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The report that {@code conlleval} prints, the script that the CoNLL shared tasks were scored by
 * (Tjong Kim Sang and Buchholz 2000). The number at the end of a line is how many entities of the
 * label were found.
 */
public final class ConllReport {
  private static final double PERCENT = 100;

  private final List<List<String>> truth;
  private final List<List<String>> answers;
  private final List<List<Entity>> actual;
  private final List<List<Entity>> found;

  private ConllReport(List<List<String>> truth, List<List<String>> answers) {
    this.truth = truth;
    this.answers = answers;
    actual = truth.stream().map(tags -> TagSequence.entities(tags, Reading.LENIENT)).toList();
    found = answers.stream().map(tags -> TagSequence.entities(tags, Reading.LENIENT)).toList();
  }

  /**
   * Scores tagged sentences.
   *
   * @param truth the true tags of the words of each sentence
   * @param answers the tags that were given, as many
   */
  public static String of(List<List<String>> truth, List<List<String>> answers) {
    return new ConllReport(truth, answers).written();
  }

  private String written() {
    Counts all = counts(entity -> true);
    StringBuilder report = new StringBuilder();
    int tokens = truth.stream().mapToInt(List::size).sum();
    report.append(
        String.format(
            Locale.ROOT,
            "processed %d tokens with %d phrases; found: %d phrases; correct: %d.\n",
            tokens,
            all.actual(),
            all.found(),
            all.right()));
    report.append(
        String.format(
            Locale.ROOT, "accuracy: %6.2f%%; %s\n", PERCENT * rightTags() / tokens, all.figures()));
    for (String label : labels()) {
      Counts of = counts(entity -> entity.label().equals(label));
      report.append(String.format(Locale.ROOT, "%17s: %s  %d\n", label, of.figures(), of.found()));
    }
    return report.toString();
  }

  private SortedSet<String> labels() {
    SortedSet<String> labels = new TreeSet<>();
    actual.forEach(of -> of.forEach(entity -> labels.add(entity.label())));
    found.forEach(of -> of.forEach(entity -> labels.add(entity.label())));
    return labels;
  }

  private int rightTags() {
    int right = 0;
    for (int sentence = 0; sentence < truth.size(); sentence++) {
      for (int word = 0; word < truth.get(sentence).size(); word++) {
        right += truth.get(sentence).get(word).equals(answers.get(sentence).get(word)) ? 1 : 0;
      }
    }
    return right;
  }

  private Counts counts(Predicate<Entity> which) {
    int right = 0;
    for (int sentence = 0; sentence < truth.size(); sentence++) {
      right +=
          (int)
              found.get(sentence).stream()
                  .filter(which)
                  .filter(actual.get(sentence)::contains)
                  .count();
    }
    return new Counts(count(actual, which), count(found, which), right);
  }

  private static int count(List<List<Entity>> sentences, Predicate<Entity> which) {
    return (int) sentences.stream().flatMap(List::stream).filter(which).count();
  }

  private record Counts(int actual, int found, int right) {
    String figures() {
      ClassScore score = ClassScore.of("", right, actual - right, found - right);
      return String.format(
          Locale.ROOT,
          "precision: %6.2f%%; recall: %6.2f%%; FB1: %6.2f",
          PERCENT * score.precision(),
          PERCENT * score.recall(),
          PERCENT * score.f1());
    }
  }
}
