package dev.attune.agreement.suspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Confident learning (Northcutt, Jiang and Chuang 2021): an example is suspect when the model is
 * confident of another label than the given one, where confident means at least as sure as it is,
 * on average, on examples that have that label. A model that is less sure of one label than of
 * another thus does no harm.
 *
 * @param leastExamples that a label needs to be judged
 * @param ranking of suspects
 */
public record ConfidentLearning(int leastExamples, Ranking ranking) {
  /** Five examples, by normalised margin. */
  public static final ConfidentLearning STANDARD =
      new ConfidentLearning(5, Ranking.NORMALISED_MARGIN);

  /** What makes one example more suspect than another. */
  public enum Ranking {
    /** A low probability of the given label. */
    SELF_CONFIDENCE,
    /** A given label far less probable than another. */
    NORMALISED_MARGIN;

    /** The most suspect first, equals by id. */
    private Comparator<Suspect> order() {
      return Comparator.<Suspect>comparingDouble(
              this == SELF_CONFIDENCE ? Suspect::selfConfidence : Suspect::normalisedMargin)
          .thenComparing(Suspect::item);
    }
  }

  /** Refuses a threshold from no example. */
  public ConfidentLearning {
    if (leastExamples < 1) {
      throw new IllegalArgumentException("A label needs at least one example.");
    }
  }

  /** Checks labels. */
  public LabelCheck check(OutOfFold examples) {
    List<String> labels = examples.labels();
    double[] thresholds = thresholds(examples);
    List<String> unjudged = new ArrayList<>();
    Map<String, Double> known = new LinkedHashMap<>();
    for (int label = 0; label < thresholds.length; label++) {
      if (Double.isNaN(thresholds[label])) {
        unjudged.add(labels.get(label));
      } else {
        known.put(labels.get(label), thresholds[label]);
      }
    }
    if (known.size() < 2) {
      return new LabelCheck.NotEnough(known.size(), leastExamples);
    }
    int[][] joint = new int[labels.size()][labels.size()];
    List<Suspect> suspects = new ArrayList<>();
    for (OutOfFold.Answer answer : examples.answers()) {
      int likely = likely(answer.probabilities(), thresholds);
      if (likely < 0 || Double.isNaN(thresholds[answer.given()])) {
        continue;
      }
      joint[answer.given()][likely]++;
      if (likely != answer.given()) {
        suspects.add(
            new Suspect(
                answer.item(),
                labels.get(answer.given()),
                labels.get(likely),
                answer.selfConfidence(),
                answer.normalisedMargin()));
      }
    }
    suspects.sort(ranking.order());
    return new LabelCheck.Checked(
        examples.answers().size(),
        List.copyOf(suspects),
        noise(joint, examples),
        known,
        named(joint, labels, known),
        unjudged);
  }

  /** Checks sets of labels, every label by itself. */
  public SetCheck check(OutOfFoldSets examples) {
    return SetCheck.of(this, examples);
  }

  /** The mean probability of each label on examples that have it; not a number for too few. */
  private double[] thresholds(OutOfFold examples) {
    double[] sums = new double[examples.labels().size()];
    int[] counts = new int[sums.length];
    for (OutOfFold.Answer answer : examples.answers()) {
      sums[answer.given()] += answer.selfConfidence();
      counts[answer.given()]++;
    }
    for (int label = 0; label < sums.length; label++) {
      sums[label] = counts[label] < leastExamples ? Double.NaN : sums[label] / counts[label];
    }
    return sums;
  }

  /** The most probable of the labels that reach their threshold, or -1. */
  private static int likely(double[] probabilities, double[] thresholds) {
    int likely = -1;
    for (int label = 0; label < thresholds.length; label++) {
      if (probabilities[label] >= thresholds[label]
          && (likely < 0 || probabilities[label] > probabilities[likely])) {
        likely = label;
      }
    }
    return likely;
  }

  /** The joint is scaled to as many examples of each given label as there are. */
  private static double noise(int[][] joint, OutOfFold examples) {
    int[] given = new int[joint.length];
    examples.answers().forEach(answer -> given[answer.given()]++);
    double wrong = 0;
    for (int label = 0; label < joint.length; label++) {
      double counted = 0;
      for (int count : joint[label]) {
        counted += count;
      }
      if (counted > 0) {
        wrong += given[label] * (1 - joint[label][label] / counted);
      }
    }
    return wrong / examples.answers().size();
  }

  private static Map<String, Map<String, Integer>> named(
      int[][] joint, List<String> labels, Map<String, Double> known) {
    Map<String, Map<String, Integer>> named = new LinkedHashMap<>();
    for (int given = 0; given < joint.length; given++) {
      if (known.containsKey(labels.get(given))) {
        Map<String, Integer> row = new LinkedHashMap<>();
        for (int likely = 0; likely < joint.length; likely++) {
          if (known.containsKey(labels.get(likely))) {
            row.put(labels.get(likely), joint[given][likely]);
          }
        }
        named.put(labels.get(given), row);
      }
    }
    return named;
  }
}
