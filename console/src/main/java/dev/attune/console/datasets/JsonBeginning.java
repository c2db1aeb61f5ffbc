package dev.attune.console.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Tells an array of JSON from objects by the first character that is no blank. */
final class JsonBeginning {

  private static final int LOOKED_AT = 1024;

  /** Of its bytes two are those of digits. */
  private static final byte[] GB18030_MARK = {(byte) 0x84, 0x31, (byte) 0x95, 0x33};

  private JsonBeginning() {}

  /**
   * Whether it begins an array, in an encoding of Unicode or one that writes ASCII as it is; the
   * content is then as it was before.
   */
  static boolean isArray(InputStream content) throws IOException {
    content.mark(LOOKED_AT);
    var beginning = content.readNBytes(LOOKED_AT);
    content.reset();
    boolean marked = Arrays.mismatch(beginning, GB18030_MARK) == GB18030_MARK.length;
    for (int i = marked ? GB18030_MARK.length : 0; i < beginning.length; i++) {
      // Blanks, the zeros of UTF-16, and other byte order marks, whose bytes are negative.
      if (beginning[i] > ' ') {
        return beginning[i] == '[';
      }
    }
    return false;
  }
}
