package dev.attune.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The distances of sets of labels that differ. Most sets share no label and are 1 apart, so that
 * only the others are kept: by how much less they are.
 */
final class SharedLabels {
  private final List<Set<String>> sets;
  private final SetDistance distance;

  /** Of each set, the later ones with which it has a label in common, and how near they are. */
  private final List<int[]> others = new ArrayList<>();

  private final List<double[]> near = new ArrayList<>();

  private SharedLabels(List<Set<String>> sets, SetDistance distance) {
    this.sets = sets;
    this.distance = distance;
  }

  static SharedLabels of(List<Set<String>> sets, SetDistance distance) {
    SharedLabels shared = new SharedLabels(sets, distance);
    int[] others = new int[sets.size()];
    double[] near = new double[sets.size()];
    for (int one = 0; one < sets.size(); one++) {
      int found = 0;
      for (int other = one + 1; other < sets.size(); other++) {
        double apart = distance.between(sets.get(one), sets.get(other));
        if (apart < 1) {
          others[found] = other;
          near[found++] = 1 - apart;
        }
      }
      shared.others.add(Arrays.copyOf(others, found));
      shared.near.add(Arrays.copyOf(near, found));
    }
    return shared;
  }

  /**
   * The disagreement of answers to an item, each with each, over the number of others.
   *
   * @param answers by the numbers of their sets
   */
  double within(int[] answers) {
    double sum = 0;
    for (int i = 0; i < answers.length; i++) {
      for (int j = i + 1; j < answers.length; j++) {
        sum +=
            answers[i] == answers[j]
                ? 0
                : 2 * distance.between(sets.get(answers[i]), sets.get(answers[j]));
      }
    }
    return sum / (answers.length - 1);
  }

  /**
   * The disagreement of all answers, each with each.
   *
   * @param totals how many there are of each set
   */
  double ofAll(double[] totals) {
    double all = 0;
    double same = 0;
    double nearness = 0;
    for (int one = 0; one < totals.length; one++) {
      all += totals[one];
      same += totals[one] * totals[one];
      if (totals[one] > 0) {
        double ofOne = 0;
        int[] with = others.get(one);
        double[] by = near.get(one);
        for (int i = 0; i < with.length; i++) {
          ofOne += totals[with[i]] * by[i];
        }
        nearness += totals[one] * ofOne;
      }
    }
    return all * all - same - 2 * nearness;
  }
}
