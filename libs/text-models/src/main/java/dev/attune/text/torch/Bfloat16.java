package dev.attune.text.torch;

/** The upper half of a 32-bit float. */
final class Bfloat16 {
  private static final int LOWER_BITS = 16;
  private static final int HALF = 0x7fff;

  private Bfloat16() {}

  /** Rounds to the nearest, ties to even; finite values only. */
  static short of(float value) {
    int bits = Float.floatToRawIntBits(value);
    return (short) ((bits + HALF + ((bits >>> LOWER_BITS) & 1)) >>> LOWER_BITS);
  }
}
