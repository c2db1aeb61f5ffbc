package dev.attune.api.parquet;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Numbers in Parquet's hybrid of run lengths and packed bits, looked over before the library sets
 * aside as much room as a run claims to need.
 */
final class RunLengths {
  /** A last run of packed bits is filled up to eight; writers gather no more than 63 eights. */
  private static final int SLACK = 504;

  /** The library unpacks a run of packed bits at once, four bytes for each number. */
  private static final int MOST_PACKED = 1 << 20;

  private RunLengths() {}

  /**
   * Refuses runs that are longer than the values there are.
   *
   * @param bytes from there on to its limit
   * @param width of a number in bits
   */
  static void check(ByteBuffer bytes, int width, int values) throws BadParquetException {
    if (checkAtMost(bytes, width, values) < values) {
      throw damaged();
    }
  }

  /** The same where fewer values than that may stand; how many do. */
  static long checkAtMost(ByteBuffer bytes, int width, int values) throws BadParquetException {
    if (width < 0 || width > 32) {
      throw damaged();
    }
    ByteBuffer in = bytes.duplicate();
    long seen = 0;
    try {
      while (seen < values && in.hasRemaining()) {
        long header = CompactStruct.varint(in);
        boolean packed = (header & 1) == 1;
        long run = packed ? (header >>> 1) * 8 : header >>> 1;
        long room = packed ? (header >>> 1) * width : (width + 7) / 8;
        if (run <= 0 || run > (long) values - seen + SLACK) {
          throw damaged();
        }
        if (packed && run > MOST_PACKED) {
          throw new BadParquetException(
              "has more than " + MOST_PACKED + " numbers packed in a row; write smaller pages");
        }
        if (packed && (run - SLACK) * width / 8 > in.remaining()) {
          throw damaged();
        }
        seen += run;
        // The bits behind the last value may be left out.
        in.position(in.position() + (int) Math.min(room, in.remaining()));
      }
      return seen;
    } catch (BufferUnderflowException e) {
      throw damaged();
    }
  }

  private static BadParquetException damaged() {
    return new BadParquetException("is damaged: a page has fewer values than it says");
  }
}
