package dev.attune.text.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What refusing below each possible confidence would do.
 *
 * @param confidences of the likeliest label, for each text
 * @param out whether each text is out of scope
 */
@SuppressWarnings("ArrayRecordComponent") // handed on nowhere
record Refusals(double[] confidences, boolean[] out) {

  /** What one threshold does; see {@link OutOfScope} for the figures. */
  record At(double recall, double inScopePrecision, double inScopeRecall) {}

  static Refusals of(float[][] logits, int[] truth, double temperature) {
    double[] confidences = new double[logits.length];
    boolean[] out = new boolean[logits.length];
    for (int i = 0; i < logits.length; i++) {
      confidences[i] = Softmax.of(logits[i], temperature)[Softmax.argmax(logits[i])];
      out[i] = truth[i] >= logits[i].length;
    }
    return new Refusals(confidences, out);
  }

  int outOfScope() {
    return (int) IntStream.range(0, out.length).filter(i -> out[i]).count();
  }

  int inScope() {
    return out.length - outOfScope();
  }

  At at(double threshold) {
    int refused = 0;
    int accepted = 0;
    int kept = 0;
    for (int i = 0; i < out.length; i++) {
      if (confidences[i] >= threshold) {
        accepted++;
        kept += out[i] ? 0 : 1;
      } else {
        refused += out[i] ? 1 : 0;
      }
    }
    return new At(
        refused / (double) outOfScope(),
        accepted == 0 ? 1 : kept / (double) accepted,
        kept / (double) inScope());
  }

  /** The area under the ROC curve, by the rank sum of Mann and Whitney; ties count half. */
  double auroc() {
    double[] inside = sorted(false);
    double[] outside = sorted(true);
    double wins = 0;
    int below = 0;
    int upTo = 0;
    for (double confidence : inside) {
      while (below < outside.length && outside[below] < confidence) {
        below++;
      }
      while (upTo < outside.length && outside[upTo] <= confidence) {
        upTo++;
      }
      wins += (below + upTo) / 2.0;
    }
    return wins / inside.length / outside.length;
  }

  private double[] sorted(boolean which) {
    return IntStream.range(0, out.length)
        .filter(i -> out[i] == which)
        .mapToDouble(i -> confidences[i])
        .sorted()
        .toArray();
  }

  /** The recall at the least threshold that reaches a precision. */
  double recallAtPrecision(double precision) {
    return rising().stream()
        .filter(at -> at.inScopePrecision() >= precision)
        .findFirst()
        .map(At::recall)
        .orElse(1.0);
  }

  /** The recall at the greatest threshold that leaves a share of the texts in scope answered. */
  double recallAtInScopeRecall(double share) {
    ToDoubleFunction<At> recall = At::recall;
    return rising().stream()
        .filter(at -> at.inScopeRecall() >= share)
        .mapToDouble(recall)
        .max()
        .orElse(0);
  }

  /** Every threshold that makes a difference, from answering all upwards. */
  private List<At> rising() {
    Integer[] order = IntStream.range(0, out.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, (a, b) -> Double.compare(confidences[a], confidences[b]));
    List<At> all = new ArrayList<>();
    int refusedOut = 0;
    int refusedIn = 0;
    int inside = inScope();
    int outside = outOfScope();
    for (int i = 0; i < order.length; i++) {
      if (i == 0 || confidences[order[i]] > confidences[order[i - 1]]) {
        int kept = inside - refusedIn;
        int accepted = kept + outside - refusedOut;
        all.add(
            new At(
                refusedOut / (double) outside, kept / (double) accepted, kept / (double) inside));
      }
      refusedOut += out[order[i]] ? 1 : 0;
      refusedIn += out[order[i]] ? 0 : 1;
    }
    return all;
  }
}
