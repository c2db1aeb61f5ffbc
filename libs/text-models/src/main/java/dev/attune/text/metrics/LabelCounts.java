package dev.attune.text.metrics;

import java.util.Arrays;

/**
 * How often each label is right, missed or wrong, example by example, so that any resample can be
 * counted in one pass. Serves answers of one label, of many, and entities alike.
 */
final class LabelCounts {
  private static final int MISSED = 0;
  private static final int WRONG = 1;
  private static final int RIGHT = 2;
  private static final int KINDS = 3;

  private final int labels;
  private final int[] starts;
  private int[] events = new int[64];
  private int size;
  private int examples;

  LabelCounts(int labels, int examples) {
    this.labels = labels;
    this.starts = new int[examples + 1];
  }

  /** The next example has this label and was not given it. */
  void missed(int label) {
    add(label, MISSED);
  }

  /** The next example was given this label and does not have it. */
  void wrong(int label) {
    add(label, WRONG);
  }

  /** The next example has this label and was given it. */
  void right(int label) {
    add(label, RIGHT);
  }

  /** All of the example is told. */
  void endExample() {
    examples++;
    starts[examples] = size;
  }

  private void add(int label, int kind) {
    if (size == events.length) {
      events = Arrays.copyOf(events, 2 * size);
    }
    events[size++] = label * KINDS + kind;
  }

  /** Adds up a resample. */
  Totals totals(int[] times) {
    int[] sums = new int[labels * KINDS];
    for (int example = 0; example < examples; example++) {
      int weight = times[example];
      if (weight > 0) {
        for (int i = starts[example]; i < starts[example + 1]; i++) {
          sums[events[i]] += weight;
        }
      }
    }
    return new Totals(sums);
  }

  /** The sums of one resample. */
  static final class Totals {
    private final int[] sums;

    private Totals(int[] sums) {
      this.sums = sums;
    }

    private int labels() {
      return sums.length / KINDS;
    }

    ClassScore score(String name, int label) {
      int at = label * KINDS;
      return ClassScore.of(name, sums[at + RIGHT], sums[at + MISSED], sums[at + WRONG]);
    }

    /** Over all labels together. */
    ClassScore micro() {
      int[] all = new int[KINDS];
      for (int i = 0; i < sums.length; i++) {
        all[i % KINDS] += sums[i];
      }
      return ClassScore.of("", all[RIGHT], all[MISSED], all[WRONG]);
    }

    /** Mean F1 of the labels that occur, as truth or as answer; 0 if none does. */
    double macroF1() {
      double sum = 0;
      int occurring = 0;
      for (int label = 0; label < labels(); label++) {
        int at = label * KINDS;
        int others = sums[at + MISSED] + sums[at + WRONG];
        if (sums[at + RIGHT] + others > 0) {
          sum += 2.0 * sums[at + RIGHT] / (2.0 * sums[at + RIGHT] + others);
          occurring++;
        }
      }
      return occurring == 0 ? 0 : sum / occurring;
    }
  }
}
