package dev.attune.console.datasets;

import java.io.IOException;
import java.io.InputStream;

/** Tells an array of JSON from objects by the first character that is no blank. */
final class JsonBeginning {

  private static final int LOOKED_AT = 1024;

  private JsonBeginning() {}

  /** Whether it begins an array, in UTF-8 or UTF-16; the content is then as it was before. */
  static boolean isArray(InputStream content) throws IOException {
    content.mark(LOOKED_AT);
    var beginning = content.readNBytes(LOOKED_AT);
    content.reset();
    for (var one : beginning) {
      // Blanks, the zeros of UTF-16, and byte order marks, whose bytes are negative.
      if (one > ' ') {
        return one == '[';
      }
    }
    return false;
  }
}
