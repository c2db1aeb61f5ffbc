package dev.attune.text.tensor;

import java.nio.ByteBuffer;

/**
 * The element types of a safetensors file. Weights are read from the floating ones; the others turn
 * up beside weights, for example as the numbers of positions.
 */
public enum ElementType {
  F32(4) {
    @Override
    float read(ByteBuffer from) {
      return from.getFloat();
    }
  },
  F16(2) {
    @Override
    float read(ByteBuffer from) {
      return Float.float16ToFloat(from.getShort());
    }
  },
  BF16(2) {
    @Override
    float read(ByteBuffer from) {
      return Float.intBitsToFloat(from.getShort() << 16);
    }
  },
  F64(8) {
    @Override
    float read(ByteBuffer from) {
      return (float) from.getDouble();
    }
  },
  I64(8),
  I32(4),
  I16(2),
  I8(1),
  U64(8),
  U32(4),
  U16(2),
  U8(1),
  BOOL(1);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes per element. */
  public int bytes() {
    return bytes;
  }

  /** Whether elements can be read as 32-bit floats. */
  public boolean isFloat() {
    return switch (this) {
      case F32, F16, BF16, F64 -> true;
      case I64, I32, I16, I8, U64, U32, U16, U8, BOOL -> false;
    };
  }

  /** The next element of a little-endian buffer, of a floating type. */
  float read(ByteBuffer from) {
    throw new IllegalStateException(this + " at " + from.position() + " is no float.");
  }
}
