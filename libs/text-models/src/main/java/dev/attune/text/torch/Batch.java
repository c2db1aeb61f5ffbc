package dev.attune.text.torch;

import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDManager;

/** The inputs of one pass through a network, on the heap. */
public sealed interface Batch permits TokenBatch, VectorBatch {

  /** How many texts there are. */
  int size();

  /** How many tokens a text has; 0 when only its own vector is here. */
  int tokens(int row);

  /** Copies the inputs to native memory that the manager owns, in the order of the arguments. */
  NDList toNative(PtNDManager manager);
}
