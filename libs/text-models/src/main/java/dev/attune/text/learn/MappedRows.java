package dev.attune.text.learn;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/**
 * Rows of numbers outside the heap, in a temporary file of which the system keeps in memory what
 * there is room for. The file has lost its name before the first row is set, so that nothing is
 * left behind however the process ends; its space is freed with the arena. Rows are copied on their
 * way in and out and keep their lengths; at first they are zero.
 */
final class MappedRows extends AbstractList<float[]> implements RandomAccess {
  private static final int BLOCK = 1 << 20;

  private final MemorySegment numbers;
  private final long[] ends;

  private MappedRows(MemorySegment numbers, long[] ends) {
    this.numbers = numbers;
    this.ends = ends;
  }

  /**
   * Makes room for rows.
   *
   * @param directory for the file
   * @param lengths how many numbers each row has
   * @param memory frees all when it is closed
   * @throws IOException if there is no room
   */
  static MappedRows allocate(Path directory, int[] lengths, Arena memory) throws IOException {
    long[] ends = Arrays.stream(lengths).asLongStream().toArray();
    Arrays.parallelPrefix(ends, Long::sum);
    long bytes = ends.length == 0 ? 0 : ends[ends.length - 1] * Float.BYTES;
    Path file = Files.createTempFile(directory, "vectors", ".bin");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE)) {
      reserve(channel, bytes);
      return new MappedRows(channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, memory), ends);
    }
  }

  /** A disk that is full would end the process if it was noticed through the mapping only. */
  private static void reserve(FileChannel channel, long bytes) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocateDirect(BLOCK);
    for (long left = bytes; left > 0; ) {
      zeros.clear().limit((int) Math.min(left, BLOCK));
      left -= channel.write(zeros);
    }
  }

  @Override
  public int size() {
    return ends.length;
  }

  @Override
  public float[] get(int index) {
    long start = start(index);
    float[] row = new float[(int) (ends[index] - start)];
    MemorySegment.copy(numbers, ValueLayout.JAVA_FLOAT, start * Float.BYTES, row, 0, row.length);
    return row;
  }

  /**
   * Replaces a row.
   *
   * @throws IllegalArgumentException if it has another length than before
   */
  @Override
  public float[] set(int index, float[] row) {
    float[] before = get(index);
    if (row.length != before.length) {
      throw new IllegalArgumentException(
          "A row of %d numbers takes no %d.".formatted(before.length, row.length));
    }
    MemorySegment.copy(
        row, 0, numbers, ValueLayout.JAVA_FLOAT, start(index) * Float.BYTES, row.length);
    return before;
  }

  private long start(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }
}
