package dev.attune.api.examples;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of an upload, one after the other; never more than one row in memory. */
interface RowSource {
  /** The next row; null at the end of the upload. */
  @Nullable RawRow next() throws IOException;

  /** Where the last row was, beyond its line, to be put behind a reason; mostly nothing. */
  default String place() {
    return "";
  }
}
