package dev.attune.text.serve;

/** Distances between vectors. */
final class Vectors {
  private Vectors() {}

  /** The largest difference between two elements at the same place. */
  static double distance(float[] one, float[] other) {
    if (one.length != other.length) {
      return Double.POSITIVE_INFINITY;
    }
    double largest = 0;
    for (int i = 0; i < one.length; i++) {
      double difference = Math.abs((double) one[i] - other[i]);
      if (!(difference <= largest)) {
        largest = difference;
      }
    }
    return largest;
  }
}
