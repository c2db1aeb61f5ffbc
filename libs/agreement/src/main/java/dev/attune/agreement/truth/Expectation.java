package dev.attune.agreement.truth;

import dev.attune.agreement.Annotations;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rounds of {@link DawidSkene}: habits from labels, labels from habits. */
final class Expectation<V> {
  private final List<String> items;
  private final List<String> annotators;
  private final List<V> labels;
  private final DawidSkene.Answers answers;
  private final double smoothing;

  /** By item and label: the probability that the label is right. */
  private final double[][] right;

  /** By label. */
  private final double[] frequency;

  /** By annotator, right label and given label. */
  private final double[][][] habits;

  Expectation(Annotations<V> annotations, List<V> labels, double smoothing) {
    this.items = annotations.items();
    this.annotators = annotations.annotators();
    this.labels = List.copyOf(labels);
    this.answers = DawidSkene.Answers.of(annotations, labels);
    this.smoothing = smoothing;
    this.right = new double[items.size()][labels.size()];
    this.frequency = new double[labels.size()];
    this.habits = new double[annotators.size()][labels.size()][labels.size()];
  }

  TrueLabels<V> run(double tolerance, int mostRounds) {
    vote();
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

  private void vote() {
    for (int item = 0; item < right.length; item++) {
      int[] given = answers.labels()[item];
      for (int label : given) {
        right[item][label] += 1.0 / given.length;
      }
    }
  }

  private void maximise() {
    Arrays.fill(frequency, smoothing);
    for (double[][] habit : habits) {
      for (double[] row : habit) {
        Arrays.fill(row, smoothing);
      }
    }
    for (double[] item : right) {
      for (int label = 0; label < frequency.length; label++) {
        frequency[label] += item[label];
      }
    }
    count(habits);
    normalise(frequency);
    for (double[][] habit : habits) {
      for (double[] row : habit) {
        normalise(row);
      }
    }
  }

  /** Adds to the cells of each annotator how often each label was given where each is right. */
  private void count(double[][][] cells) {
    for (int item = 0; item < right.length; item++) {
      int[] by = answers.annotators()[item];
      int[] given = answers.labels()[item];
      for (int label = 0; label < frequency.length; label++) {
        for (int i = 0; i < by.length; i++) {
          cells[by[i]][label][given[i]] += right[item][label];
        }
      }
    }
  }

  /** Sets {@code right} and returns the log-likelihood of all answers, in nats. */
  private double expect() {
    double likelihood = 0;
    double[] joint = new double[labels.size()];
    for (int item = 0; item < right.length; item++) {
      int[] by = answers.annotators()[item];
      int[] given = answers.labels()[item];
      double most = Double.NEGATIVE_INFINITY;
      for (int label = 0; label < joint.length; label++) {
        joint[label] = Math.log(frequency[label]);
        for (int i = 0; i < by.length; i++) {
          joint[label] += Math.log(habits[by[i]][label][given[i]]);
        }
        most = Math.max(most, joint[label]);
      }
      double sum = 0;
      for (int label = 0; label < joint.length; label++) {
        right[item][label] = Math.exp(joint[label] - most);
        sum += right[item][label];
      }
      for (int label = 0; label < joint.length; label++) {
        right[item][label] /= sum;
      }
      likelihood += most + Math.log(sum);
    }
    return likelihood;
  }

  /** What smoothing adds to the objective: every added answer is one that was seen. */
  private double prior() {
    double sum = 0;
    for (double share : frequency) {
      sum += Math.log(share);
    }
    for (double[][] habit : habits) {
      for (double[] row : habit) {
        for (double share : row) {
          sum += Math.log(share);
        }
      }
    }
    return smoothing * sum;
  }

  private TrueLabels<V> result(double likelihood, double objective, int rounds, boolean converged) {
    Map<String, Map<V, Double>> posteriors = new LinkedHashMap<>();
    for (int item = 0; item < right.length; item++) {
      posteriors.put(items.get(item), byLabel(right[item]));
    }
    Map<String, Habit<V>> byAnnotator = new LinkedHashMap<>();
    int[] counts = new int[annotators.size()];
    for (int[] of : answers.annotators()) {
      for (int annotator : of) {
        counts[annotator]++;
      }
    }
    double[][][] expected = new double[annotators.size()][labels.size()][labels.size()];
    count(expected);
    for (int annotator = 0; annotator < habits.length; annotator++) {
      double correct = 0;
      for (int label = 0; label < frequency.length; label++) {
        correct += frequency[label] * habits[annotator][label][label];
      }
      byAnnotator.put(
          annotators.get(annotator),
          new Habit<>(
              counts[annotator], correct, rows(habits[annotator]), rows(expected[annotator])));
    }
    return new TrueLabels<>(
        posteriors, byLabel(frequency), byAnnotator, likelihood, objective, rounds, converged);
  }

  private Map<V, Map<V, Double>> rows(double[][] values) {
    Map<V, Map<V, Double>> rows = new LinkedHashMap<>();
    for (int label = 0; label < values.length; label++) {
      rows.put(labels.get(label), byLabel(values[label]));
    }
    return rows;
  }

  private Map<V, Double> byLabel(double[] values) {
    Map<V, Double> map = new LinkedHashMap<>();
    for (int label = 0; label < values.length; label++) {
      map.put(labels.get(label), values[label]);
    }
    return map;
  }

  private static void normalise(double[] values) {
    double sum = Arrays.stream(values).sum();
    for (int i = 0; i < values.length; i++) {
      values[i] /= sum;
    }
  }
}
