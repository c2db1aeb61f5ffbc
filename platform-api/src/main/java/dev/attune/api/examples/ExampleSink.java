package dev.attune.api.examples;

import java.io.IOException;

/** Writes examples in one of the forms that an upload takes, so that an export can come back in. */
interface ExampleSink {
  void write(ExportedExample example) throws IOException;

  /** Writes what stands behind the last example. */
  default void end() throws IOException {}
}
