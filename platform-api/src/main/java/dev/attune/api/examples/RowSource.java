package dev.attune.api.examples;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of an upload, one after the other; never more than one row in memory. */
interface RowSource {
  /** The next row; null at the end of the upload. */
  @Nullable RawRow next() throws IOException;

  /**
   * A row of this source with its offsets in code points. What the file itself says of them counts
   * before the unit.
   *
   * @param unit what the upload says that its offsets count
   */
  default RawRow inCodePoints(RawRow row, OffsetUnit unit) {
    return unit.inCodePoints(row);
  }

  /** Where the last row was, beyond its line, to be put behind a reason; mostly nothing. */
  default String place() {
    return "";
  }
}
