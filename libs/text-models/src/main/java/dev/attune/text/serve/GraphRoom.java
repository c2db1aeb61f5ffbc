package dev.attune.text.serve;

import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.onnx.EncoderTooLargeException;
import dev.attune.text.onnx.EncoderTooLargeException.Limit;
import dev.attune.text.onnx.GraphLimit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whether there is room to make an encoder's graph, asked before its weights are read: a process
 * that finds out while it makes one has no memory left for whatever else it does.
 */
final class GraphRoom {
  /** Held while a graph is made: there is room for one at a time. */
  static final ReentrantLock MAKING = new ReentrantLock();

  /** Each is on the heap twice meanwhile, as it was read and as the graph has it. */
  private static final long BYTES_PER_PARAMETER = 2L * Float.BYTES;

  private static final int BYTES_PER_MEGABYTE = 1_000_000;

  private GraphRoom() {}

  /**
   * Leaves a quarter of the heap to others.
   *
   * @param heapBytes the most that the heap may grow to
   * @throws EncoderTooLargeException if the encoder's floats do not fit into the file or the heap
   */
  static void require(BaseModelInfo info, long heapBytes) throws EncoderTooLargeException {
    GraphLimit.require(info);
    long needed = info.parameters() * BYTES_PER_PARAMETER;
    long most = heapBytes / 4 * 3;
    if (needed > most) {
      throw new EncoderTooLargeException(
          Limit.HEAP,
          "%s has %d parameters and takes %d MB of the heap while it is opened, more than the %d MB that it may."
              .formatted(
                  info.name(),
                  info.parameters(),
                  Math.ceilDiv(needed, BYTES_PER_MEGABYTE),
                  most / BYTES_PER_MEGABYTE));
    }
  }
}
