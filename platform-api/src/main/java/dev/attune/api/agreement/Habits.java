package dev.attune.api.agreement;

import dev.attune.agreement.truth.Habit;
import dev.attune.agreement.truth.TrueLabels;
import dev.attune.api.agreement.AgreementView.FoundLabel;
import dev.attune.api.agreement.AgreementView.Matrix;
import dev.attune.api.agreement.AgreementView.Mistake;
import dev.attune.api.agreement.AgreementView.OfAnnotator;
import dev.attune.api.agreement.ConfusionsView.AnnotatorCells;
import dev.attune.api.agreement.ConfusionsView.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an estimate of the right labels says of who gave them. */
final class Habits {
  /** Beside the whole matrix. */
  private static final int MOST_MISTAKES = 3;

  /** Instead of a matrix that nobody could read. */
  private static final int MOST_MISTAKES_ALONE = 10;

  /** What is rarer happens to everybody. */
  private static final double LEAST_SHARE = 0.1;

  /** Of a label that is right for fewer of an annotator's texts nothing can be said. */
  private static final double LEAST_EXAMPLES = 5;

  /** What rounds to nothing. */
  private static final double LEAST_EXPECTED = 0.005;

  /** What belongs to fewer texts belongs to none: the rest is what an estimate leaves open. */
  private static final double NO_EXAMPLES = 0.5;

  private Habits() {}

  /** Those least held for right come first. */
  static List<OfAnnotator> ofLabels(TrueLabels<String> right) {
    return right.annotators().entrySet().stream()
        .filter(annotator -> SharedAnswers.isNamed(annotator.getKey()))
        .map(annotator -> of(annotator.getKey(), annotator.getValue()))
        .sorted(
            Comparator.comparingDouble((OfAnnotator one) -> Objects.requireNonNull(one.accuracy()))
                .thenComparing(OfAnnotator::annotator))
        .toList();
  }

  /** Those come first who find the smallest share of what belongs. */
  static List<OfAnnotator> ofSets(Map<String, TrueLabels<Boolean>> right) {
    Map<String, List<FoundLabel>> found = new TreeMap<>();
    Map<String, Integer> answers = new TreeMap<>();
    right.forEach(
        (label, estimate) ->
            estimate
                .annotators()
                .forEach(
                    (annotator, habit) -> {
                      answers.put(annotator, habit.answers());
                      found
                          .computeIfAbsent(annotator, key -> new ArrayList<>())
                          .add(found(label, habit));
                    }));
    return found.entrySet().stream()
        .filter(annotator -> SharedAnswers.isNamed(annotator.getKey()))
        .sorted(Comparator.comparingDouble(annotator -> shareFound(annotator.getValue())))
        .map(
            annotator ->
                new OfAnnotator(
                    annotator.getKey(),
                    answers.getOrDefault(annotator.getKey(), 0),
                    null,
                    List.of(),
                    null,
                    annotator.getValue()))
        .toList();
  }

  /** Every cell of each annotator's matrix that is not empty. */
  static List<AnnotatorCells> cells(TrueLabels<String> right) {
    return right.annotators().entrySet().stream()
        .filter(annotator -> SharedAnswers.isNamed(annotator.getKey()))
        .map(
            annotator ->
                new AnnotatorCells(
                    annotator.getKey(),
                    annotator.getValue().answers(),
                    cells(annotator.getValue())))
        .sorted(Comparator.comparing(AnnotatorCells::annotator))
        .toList();
  }

  private static List<Cell> cells(Habit<String> habit) {
    List<Cell> cells = new ArrayList<>();
    habit
        .expected()
        .forEach(
            (right, row) ->
                row.forEach(
                    (given, expected) -> {
                      if (expected >= LEAST_EXPECTED) {
                        cells.add(new Cell(right, given, hundredths(expected)));
                      }
                    }));
    return cells;
  }

  private static OfAnnotator of(String annotator, Habit<String> habit) {
    boolean readable = habit.expected().size() <= Comparison.MOST_LABELS;
    return new OfAnnotator(
        annotator,
        habit.answers(),
        habit.accuracy(),
        mistakes(habit, readable ? MOST_MISTAKES : MOST_MISTAKES_ALONE),
        readable ? matrix(habit) : null,
        List.of());
  }

  private static Matrix matrix(Habit<String> habit) {
    return new Matrix(
        List.copyOf(habit.expected().keySet()),
        habit.expected().values().stream()
            .map(row -> row.values().stream().map(Habits::hundredths).toList())
            .toList());
  }

  private static FoundLabel found(String label, Habit<Boolean> habit) {
    Map<Boolean, Double> where = habit.expected().getOrDefault(true, Map.of());
    Map<Boolean, Double> elsewhere = habit.expected().getOrDefault(false, Map.of());
    return new FoundLabel(
        label, hundredths(sum(where)), share(where, true), share(elsewhere, false));
  }

  private static @Nullable Double share(Map<Boolean, Double> row, boolean right) {
    double sum = sum(row);
    return sum < NO_EXAMPLES ? null : row.getOrDefault(right, 0.0) / sum;
  }

  private static double shareFound(List<FoundLabel> labels) {
    double belongs = labels.stream().mapToDouble(FoundLabel::belongs).sum();
    double found = 0;
    for (FoundLabel label : labels) {
      Double share = label.sensitivity();
      found += share == null ? 0 : share * label.belongs();
    }
    return belongs == 0 ? 1 : found / belongs;
  }

  private static double sum(Map<?, Double> row) {
    return row.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static double hundredths(double value) {
    return Math.round(100 * value) / 100.0;
  }

  private static List<Mistake> mistakes(Habit<String> habit, int most) {
    List<Mistake> mistakes = new ArrayList<>();
    habit
        .expected()
        .forEach(
            (right, row) -> {
              double all = sum(row);
              if (all >= LEAST_EXAMPLES) {
                row.forEach(
                    (given, expected) -> {
                      if (!given.equals(right) && expected / all >= LEAST_SHARE) {
                        mistakes.add(new Mistake(right, given, expected / all));
                      }
                    });
              }
            });
    return mistakes.stream()
        .sorted(Comparator.comparingDouble(Mistake::share).reversed())
        .limit(most)
        .toList();
  }
}
