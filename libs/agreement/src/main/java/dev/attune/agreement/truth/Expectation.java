package dev.attune.agreement.truth;

import dev.attune.agreement.Numbers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The rounds of {@link DawidSkene}: habits from labels, labels from habits. Labels that nobody gave
 * have all the same probabilities, so that one column stands for them; and of an annotator only the
 * labels that were given have cells of their own, the others hold what smoothing adds.
 */
final class Expectation<V> {
  private final DawidSkene.Answers answers;
  private final Numbers<V> labels;

  /** What smoothing adds to each row, and to each cell of it. */
  private final double smoothing;

  private final double ofCell;

  /** By label, its column; labels that nobody gave share the last. */
  private final int[] columns;

  /** By column, how many labels it stands for. */
  private final double[] standsFor;

  private final Cells cells;

  /** By item and column: the probability that the label is right. */
  private final double[][] right;

  /** By column. */
  private final double[] frequency;

  /** By cell and right label, the logarithm of how often the cell's label is given then. */
  private final double[][] habits;

  /** By annotator and right label, the same of a label that the annotator never gave. */
  private final double[][] neverGiven;

  Expectation(DawidSkene.Answers answers, Numbers<V> labels, int[][] given, double smoothing) {
    this.answers = answers;
    this.labels = labels;
    this.smoothing = smoothing;
    this.ofCell = smoothing / Math.max(1, labels.size());
    this.columns = columns(labels.size(), given);
    this.standsFor = new double[Arrays.stream(columns).max().orElse(-1) + 1];
    for (int column : columns) {
      standsFor[column]++;
    }
    this.cells = Cells.of(answers, given);
    this.right = new double[given.length][standsFor.length];
    this.frequency = new double[standsFor.length];
    this.habits = new double[cells.size()][standsFor.length];
    this.neverGiven = new double[answers.annotators().size()][standsFor.length];
    vote(given);
  }

  private static int[] columns(int labels, int[][] given) {
    boolean[] occurs = new boolean[labels];
    for (int[] of : given) {
      for (int label : of) {
        occurs[label] = true;
      }
    }
    int next = 0;
    int[] columns = new int[labels];
    for (int label = 0; label < labels; label++) {
      columns[label] = occurs[label] ? next++ : -1;
    }
    for (int label = 0; label < labels; label++) {
      columns[label] = columns[label] < 0 ? next : columns[label];
    }
    return columns;
  }

  TrueLabels<V> run(double tolerance, int mostRounds) {
    double enough = tolerance * Math.max(1, answers.count());
    double before = Double.NEGATIVE_INFINITY;
    double likelihood = 0;
    int round = 0;
    boolean converged = false;
    while (round < mostRounds && !converged) {
      maximise();
      likelihood = expect();
      double objective = likelihood + prior();
      converged = objective - before < enough;
      before = objective;
      round++;
    }
    return result(likelihood, before, round, converged);
  }

  private void vote(int[][] given) {
    for (int item = 0; item < right.length; item++) {
      for (int label : given[item]) {
        right[item][columns[label]] += 1.0 / given[item].length;
      }
    }
  }

  private void maximise() {
    Arrays.fill(frequency, ofCell);
    for (double[] item : right) {
      add(item, frequency);
    }
    double all = 0;
    for (int column = 0; column < frequency.length; column++) {
      all += standsFor[column] * frequency[column];
    }
    for (int column = 0; column < frequency.length; column++) {
      frequency[column] /= all;
    }
    count(habits, ofCell);
    for (int annotator = 0; annotator < neverGiven.length; annotator++) {
      normalise(cells.ofAnnotators().get(annotator).values(), neverGiven[annotator]);
    }
  }

  /** Counts into each cell how often its label was given where each label is right. */
  private void count(double[][] counts, double start) {
    for (double[] cell : counts) {
      Arrays.fill(cell, start);
    }
    for (int item = 0; item < right.length; item++) {
      for (int cell : cells.ofItems().get(item)) {
        add(right[item], counts[cell]);
      }
    }
  }

  private static void add(double[] values, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += values[i];
    }
  }

  /** Makes logarithms of shares of an annotator's counts. */
  private void normalise(Iterable<Integer> own, double[] never) {
    Arrays.fill(never, smoothing);
    for (int cell : own) {
      for (int column = 0; column < never.length; column++) {
        never[column] += habits[cell][column] - ofCell;
      }
    }
    for (int column = 0; column < never.length; column++) {
      never[column] = Math.log(never[column]);
    }
    for (int cell : own) {
      for (int column = 0; column < never.length; column++) {
        habits[cell][column] = Math.log(habits[cell][column]) - never[column];
      }
    }
    for (int column = 0; column < never.length; column++) {
      never[column] = Math.log(ofCell) - never[column];
    }
  }

  /** Sets {@code right} and returns the log-likelihood of all answers, in nats. */
  private double expect() {
    double likelihood = 0;
    double[] frequencies = Arrays.stream(frequency).map(Math::log).toArray();
    for (int item = 0; item < right.length; item++) {
      double[] joint = right[item];
      System.arraycopy(frequencies, 0, joint, 0, joint.length);
      for (int cell : cells.ofItems().get(item)) {
        add(habits[cell], joint);
      }
      double most = Arrays.stream(joint).max().orElse(0);
      double sum = 0;
      for (int column = 0; column < joint.length; column++) {
        joint[column] = Math.exp(joint[column] - most);
        sum += standsFor[column] * joint[column];
      }
      for (int column = 0; column < joint.length; column++) {
        joint[column] /= sum;
      }
      likelihood += most + Math.log(sum);
    }
    return likelihood;
  }

  /** What smoothing adds to the objective: every added answer is one that was seen. */
  private double prior() {
    double[] ofColumns = Arrays.stream(frequency).map(Math::log).toArray();
    for (double[] habit : habits) {
      add(habit, ofColumns);
    }
    for (int annotator = 0; annotator < neverGiven.length; annotator++) {
      int others = labels.size() - cells.ofAnnotators().get(annotator).size();
      for (int column = 0; column < ofColumns.length; column++) {
        ofColumns[column] += others * neverGiven[annotator][column];
      }
    }
    double sum = 0;
    for (int column = 0; column < ofColumns.length; column++) {
      sum += standsFor[column] * ofColumns[column];
    }
    return ofCell * sum;
  }

  private TrueLabels<V> result(double likelihood, double objective, int rounds, boolean converged) {
    Map<String, Map<V, Double>> posteriors = new LinkedHashMap<>();
    for (int item = 0; item < right.length; item++) {
      posteriors.put(answers.items().get(item), byLabel(right[item]));
    }
    double[][] expected = new double[cells.size()][standsFor.length];
    count(expected, 0);
    Map<String, Double> certainties = certainties(expected);
    int[] counts = answers.counts();
    Map<String, Habit<V>> byAnnotator = new LinkedHashMap<>();
    for (int annotator = 0; annotator < counts.length; annotator++) {
      byAnnotator.put(
          answers.annotators().get(annotator), habit(annotator, counts[annotator], expected));
    }
    return new TrueLabels<>(
        posteriors,
        certainties,
        byLabel(frequency),
        byAnnotator,
        likelihood,
        objective,
        rounds,
        converged);
  }

  private Map<String, Double> certainties(double[][] expected) {
    LeaveOneOut others =
        new LeaveOneOut(answers, cells, columns, standsFor, right, frequency, expected);
    Map<String, Double> certainties = new LinkedHashMap<>();
    for (int item = 0; item < right.length; item++) {
      certainties.put(answers.items().get(item), others.certainty(item));
    }
    return certainties;
  }

  private Habit<V> habit(int annotator, int count, double[][] expected) {
    Map<Integer, Integer> own = cells.ofAnnotators().get(annotator);
    double correct = 0;
    for (Map.Entry<Integer, Integer> cell : own.entrySet()) {
      correct += expected[cell.getValue()][columns[cell.getKey()]];
    }
    Set<V> given = new LinkedHashSet<>();
    own.keySet().stream().sorted().forEach(label -> given.add(labels.all().get(label)));
    return new Habit<>(
        count,
        Math.min(1, correct / count),
        given,
        rows((label, instead) -> share(annotator, columns[label], instead)),
        rows(
            (label, instead) -> {
              Integer cell = own.get(instead);
              return cell == null ? 0 : expected[cell][columns[label]];
            }));
  }

  /** How often an annotator gives a label where that of a column is right. */
  private double share(int annotator, int column, int label) {
    Integer cell = cells.ofAnnotators().get(annotator).get(label);
    return Math.exp(cell == null ? neverGiven[annotator][column] : habits[cell][column]);
  }

  /** What stands where one label is right and another is given. */
  private interface Entry {
    double at(int right, int given);
  }

  private Map<V, Map<V, Double>> rows(Entry entry) {
    return new ByLabel<V, Map<V, Double>>(
        labels, right -> new ByLabel<V, Double>(labels, given -> entry.at(right, given)));
  }

  private Map<V, Double> byLabel(double[] values) {
    return new ByLabel<V, Double>(labels, label -> values[columns[label]]);
  }
}
