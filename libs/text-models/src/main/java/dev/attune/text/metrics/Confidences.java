package dev.attune.text.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * How sure a model was of each of its answers, and whether each was right, where answers are found
 * in a text and not chosen from a list: what it did not find has no confidence and is not here.
 */
public final class Confidences {
  /**
   * Surer than this nothing counts, so that one wrong answer does not make the log loss endless.
   */
  private static final double SUREST = 1 - 1e-15;

  private final List<Double> confidences = new ArrayList<>();
  private final List<Boolean> rights = new ArrayList<>();

  /**
   * Adds an answer.
   *
   * @param confidence from 0 to 1
   */
  public void add(double confidence, boolean right) {
    confidences.add(confidence);
    rights.add(right);
  }

  /** Whether there was no answer, of which nothing can be measured. */
  public boolean isEmpty() {
    return confidences.isEmpty();
  }

  /** The mean negative log-likelihood of each answer's being right or wrong, in nats. */
  double logLoss() {
    double sum = 0;
    for (int i = 0; i < confidences.size(); i++) {
      double sure = Math.clamp(confidences.get(i), 1 - SUREST, SUREST);
      sum -= Math.log(rights.get(i) ? sure : 1 - sure);
    }
    return sum / confidences.size();
  }

  /** The mean squared distance between confidences and what happened, from 0 to 1. */
  double brierScore() {
    double sum = 0;
    for (int i = 0; i < confidences.size(); i++) {
      sum += Math.pow(confidences.get(i) - (rights.get(i) ? 1 : 0), 2);
    }
    return sum / confidences.size();
  }

  Reliability reliability() {
    boolean[] right = new boolean[rights.size()];
    for (int i = 0; i < right.length; i++) {
      right[i] = rights.get(i);
    }
    return Reliability.of(confidences.stream().mapToDouble(Double::doubleValue).toArray(), right);
  }
}
