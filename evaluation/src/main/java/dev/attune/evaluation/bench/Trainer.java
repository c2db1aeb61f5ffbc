package dev.attune.evaluation.bench;

import java.io.IOException;

/** One of the two that are compared. */
interface Trainer extends AutoCloseable {
  int TEXTS = 32;
  int TOKENS = 64;

  /** Trains on so many batches, for as many epochs as the workload has. */
  double secondsFor(int batches) throws IOException;

  @Override
  void close();
}
