package dev.attune.text.select;

import java.util.Arrays;
import java.util.List;

/**
 * The order of texts in which each is as far as can be from all before it and from all that are
 * labelled: k-centre greedy, the core-set selection of Sener and Savarese (2018). Its first k leave
 * no text further from them than twice what any k could.
 *
 * <p>Distances are Euclidean between vectors of unit length, so that a text's length does not
 * count. Takes time for each place and each labelled vector in proportion to the number of texts.
 */
public final class CoreSet {
  private CoreSet() {}

  /**
   * The order.
   *
   * @param texts a vector for each text to choose from, all of one length
   * @param labelled vectors of texts that are labelled already; the first chosen text is, without
   *     any, the one furthest from the mean
   * @param places how many to choose at most
   * @param step called before every pass over the texts; what it throws ends the work
   * @return the numbers of the chosen texts, the first choice first; texts that lie where an
   *     earlier one does come last, in their own order
   */
  public static int[] order(
      List<float[]> texts, List<float[]> labelled, int places, Runnable step) {
    if (texts.isEmpty() || places < 1) {
      return new int[0];
    }
    float[][] points = unit(texts);
    double[] nearest = new double[points.length];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    for (float[] centre : unit(labelled)) {
      step.run();
      approach(nearest, points, centre);
    }
    int[] order = new int[Math.min(places, points.length)];
    for (int place = 0; place < order.length; place++) {
      step.run();
      int furthest =
          place == 0 && labelled.isEmpty() ? furthestFromTheMean(points) : furthest(nearest);
      order[place] = furthest;
      approach(nearest, points, points[furthest]);
      nearest[furthest] = Double.NEGATIVE_INFINITY;
    }
    return order;
  }

  /** The mean is no text, so that later choices need not be far from it. */
  private static int furthestFromTheMean(float[][] points) {
    double[] distances = new double[points.length];
    Arrays.fill(distances, Double.POSITIVE_INFINITY);
    approach(distances, points, mean(points));
    return furthest(distances);
  }

  private static void approach(double[] nearest, float[][] points, float[] centre) {
    for (int i = 0; i < points.length; i++) {
      nearest[i] = Math.min(nearest[i], distance(points[i], centre));
    }
  }

  /**
   * The square of the distance, which has the same order. Four sums side by side are what the
   * processor can add at once.
   */
  private static double distance(float[] a, float[] b) {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    int even = a.length - a.length % 4;
    for (int i = 0; i < even; i += 4) {
      first += square(a[i] - b[i]);
      second += square(a[i + 1] - b[i + 1]);
      third += square(a[i + 2] - b[i + 2]);
      fourth += square(a[i + 3] - b[i + 3]);
    }
    for (int i = even; i < a.length; i++) {
      first += square(a[i] - b[i]);
    }
    return (double) first + second + third + fourth;
  }

  private static float square(float value) {
    return value * value;
  }

  private static int furthest(double[] nearest) {
    int best = 0;
    for (int i = 1; i < nearest.length; i++) {
      best = nearest[i] > nearest[best] ? i : best;
    }
    return best;
  }

  private static float[] mean(float[][] points) {
    float[] mean = new float[points[0].length];
    for (float[] point : points) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += point[i] / points.length;
      }
    }
    return mean;
  }

  private static float[][] unit(List<float[]> vectors) {
    return vectors.stream().map(CoreSet::unit).toArray(float[][]::new);
  }

  private static float[] unit(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    double length = Math.sqrt(squares);
    float[] unit = new float[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = length > 0 ? (float) (vector[i] / length) : 0;
    }
    return unit;
  }
}
