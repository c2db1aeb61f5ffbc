package dev.attune.api.parquet;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A struct in Thrift's compact protocol, walked without believing any size in it: a list is never
 * longer than the bytes that are left, and nothing nests deeper than {@value #DEEPEST}. Keeps whole
 * numbers, truths and structs by the number of their field.
 */
final class CompactStruct {
  private static final int DEEPEST = 16;

  private final Map<Integer, Object> fields = new HashMap<>();

  private CompactStruct() {}

  /**
   * Reads a struct and leaves the buffer behind it.
   *
   * @throws BufferUnderflowException when it is longer than the buffer
   * @throws BadParquetException when it is none
   */
  static CompactStruct read(ByteBuffer in) throws BadParquetException {
    return struct(in, 0);
  }

  private static CompactStruct struct(ByteBuffer in, int depth) throws BadParquetException {
    if (depth > DEEPEST) {
      throw damaged();
    }
    CompactStruct struct = new CompactStruct();
    int id = 0;
    for (int header = in.get() & 0xFF; header != 0; header = in.get() & 0xFF) {
      id = header >> 4 == 0 ? (int) zigzag(varint(in)) : id + (header >> 4);
      int type = header & 0xF;
      if (type == 0) {
        throw damaged(); // The end, for others.
      }
      Object value = type <= 2 ? (Object) (type == 1) : value(in, type, depth);
      if (value != null) {
        struct.fields.put(id, value);
      }
    }
    return struct;
  }

  private static @Nullable Object value(ByteBuffer in, int type, int depth)
      throws BadParquetException {
    switch (type) {
      case 1, 2, 3 -> {
        return (long) in.get();
      }
      case 4, 5, 6 -> {
        return zigzag(varint(in));
      }
      case 7 -> skip(in, 8);
      case 8 -> skip(in, varint(in));
      case 9, 10 -> {
        int header = in.get() & 0xFF;
        long size = header >> 4 == 15 ? varint(in) : header >> 4;
        elements(in, size, header & 0xF, depth);
      }
      case 11 -> throw damaged(); // Parquet has no maps.
      case 12 -> {
        return struct(in, depth + 1);
      }
      case 13 -> skip(in, 16);
      default -> throw damaged();
    }
    return null;
  }

  private static void elements(ByteBuffer in, long size, int type, int depth)
      throws BadParquetException {
    if (size < 0 || size > in.remaining()) {
      throw damaged();
    }
    if (depth >= DEEPEST) {
      throw damaged();
    }
    for (long i = 0; i < size; i++) {
      value(in, type, depth + 1);
    }
  }

  private static void skip(ByteBuffer in, long bytes) throws BadParquetException {
    if (bytes < 0) {
      throw damaged();
    }
    if (bytes > in.remaining()) {
      throw new BufferUnderflowException();
    }
    in.position(in.position() + (int) bytes);
  }

  static long varint(ByteBuffer in) throws BadParquetException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte one = in.get();
      value |= (one & 0x7FL) << shift;
      if (one >= 0) {
        return value;
      }
    }
    throw damaged();
  }

  private static long zigzag(long value) {
    return (value >>> 1) ^ -(value & 1);
  }

  private static BadParquetException damaged() {
    return new BadParquetException("is damaged: what describes its contents makes no sense");
  }

  /** A count or size: not negative, and an int. */
  int count(int field) throws BadParquetException {
    if (fields.get(field) instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
      return number.intValue();
    }
    throw damaged();
  }

  /** A truth; when it is not there, true. */
  boolean isNotFalse(int field) {
    return !Boolean.FALSE.equals(fields.get(field));
  }

  CompactStruct struct(int field) throws BadParquetException {
    if (fields.get(field) instanceof CompactStruct struct) {
      return struct;
    }
    throw damaged();
  }
}
