package dev.attune.text.tensor;

import java.nio.ByteBuffer;

/** The element types of a safetensors file that can be read as 32-bit floats. */
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
  };

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes per element. */
  public int bytes() {
    return bytes;
  }

  /** The next element of a little-endian buffer. */
  abstract float read(ByteBuffer from);
}
