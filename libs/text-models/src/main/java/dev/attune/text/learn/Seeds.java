package dev.attune.text.learn;

import java.util.SplittableRandom;

/**
 * Random streams of one training. Each is named by its purpose and a number, not by what was drawn
 * before, so that a training can go on from any epoch or step.
 */
record Seeds(long seed) {
  private static final long STRIDE = 0x9E3779B97F4A7C15L;
  private static final int PURPOSE_BITS = 56;
  private static final int PASS_BITS = 32;

  SplittableRandom initialWeights() {
    return stream(1, 0);
  }

  SplittableRandom initialHead() {
    return stream(4, 0);
  }

  SplittableRandom shuffling(int epoch) {
    return stream(2, epoch);
  }

  SplittableRandom pairs() {
    return stream(5, 0);
  }

  /**
   * Begins at a number that is drawn itself: the streams of seeds that follow each other are the
   * same one from its next number on, and searches draw so few that they would try the same
   * settings again.
   */
  SplittableRandom search() {
    return new SplittableRandom(stream(6, 0).nextLong());
  }

  /** The seed of a step's dropout, not negative. */
  long dropout(int step) {
    return dropout(step, 0);
  }

  /** The seed of the dropout in one of the passes of a step, not negative. */
  long dropout(int step, int pass) {
    return stream(3, ((long) pass << PASS_BITS) + step).nextLong() & Long.MAX_VALUE;
  }

  private SplittableRandom stream(long purpose, long number) {
    return new SplittableRandom(seed * STRIDE + (purpose << PURPOSE_BITS) + number);
  }
}
