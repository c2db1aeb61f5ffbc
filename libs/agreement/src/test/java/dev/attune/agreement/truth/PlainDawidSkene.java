package dev.attune.agreement.truth;

import dev.attune.agreement.Annotations;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Dawid and Skene's estimate as it stands in their paper: every label against every label. To each
 * row smoothing adds the same, in equal parts.
 */
final class PlainDawidSkene {
  private final Annotations<String> answers;
  private final List<String> annotators;
  private final List<String> labels;
  private final double ofCell;

  /** By item and label. */
  final double[][] right;

  /** By annotator, right label and given label. */
  final double[][][] habits;

  private double[] frequency = {};

  PlainDawidSkene(Annotations<String> answers, List<String> labels, double smoothing, int rounds) {
    this.answers = answers;
    this.annotators = answers.annotators();
    this.labels = labels;
    this.ofCell = smoothing / labels.size();
    this.right = new double[answers.items().size()][labels.size()];
    this.habits = new double[annotators.size()][labels.size()][labels.size()];
    for (int item = 0; item < right.length; item++) {
      List<String> said = answers.answers(answers.items().get(item));
      for (String label : said) {
        right[item][labels.indexOf(label)] += 1.0 / said.size();
      }
    }
    for (int round = 0; round < rounds; round++) {
      round();
    }
  }

  private Map<String, String> of(int item) {
    return answers.of(answers.items().get(item));
  }

  private void round() {
    frequency = new double[labels.size()];
    Arrays.fill(frequency, ofCell);
    for (double[][] habit : habits) {
      for (double[] row : habit) {
        Arrays.fill(row, ofCell);
      }
    }
    for (int i = 0; i < right.length; i++) {
      int item = i;
      for (int k = 0; k < frequency.length; k++) {
        int label = k;
        frequency[label] += right[item][label];
        of(item)
            .forEach(
                (by, said) ->
                    habits[annotators.indexOf(by)][label][labels.indexOf(said)] +=
                        right[item][label]);
      }
    }
    normalise(frequency);
    for (double[][] habit : habits) {
      for (double[] row : habit) {
        normalise(row);
      }
    }
    for (int item = 0; item < right.length; item++) {
      for (int label = 0; label < frequency.length; label++) {
        right[item][label] = frequency[label];
        for (Map.Entry<String, String> answer : of(item).entrySet()) {
          right[item][label] *=
              habits[annotators.indexOf(answer.getKey())][label][labels.indexOf(answer.getValue())];
        }
      }
      normalise(right[item]);
    }
  }

  /** The probability of the most probable label, where all other items alone make the habits. */
  double certainty(int item) {
    double[] joint = frequency.clone();
    of(item)
        .forEach(
            (by, said) -> {
              for (int label = 0; label < joint.length; label++) {
                double given = 2.0 / joint.length + (labels.get(label).equals(said) ? 2 : 0);
                double all = 4;
                for (int other = 0; other < right.length; other++) {
                  String also = other == item ? null : of(other).get(by);
                  given += said.equals(also) ? right[other][label] : 0;
                  all += also == null ? 0 : right[other][label];
                }
                joint[label] *= given / all;
              }
            });
    normalise(joint);
    int likeliest = 0;
    for (int label = 0; label < joint.length; label++) {
      likeliest = right[item][label] > right[item][likeliest] ? label : likeliest;
    }
    return joint[likeliest];
  }

  private static void normalise(double[] values) {
    double sum = Arrays.stream(values).sum();
    for (int i = 0; i < values.length; i++) {
      values[i] /= sum;
    }
  }
}
