package dev.attune.evaluation.data;

import java.io.IOException;
import java.nio.file.Path;

/** Knows the format of one data set. */
@FunctionalInterface
public interface DataSetReader {

  /**
   * Reads the set.
   *
   * @param directory the set's own
   * @throws IOException if a file is missing or cannot be read
   * @throws MalformedDataException if a file does not hold what it should
   */
  DataSet read(Path directory) throws IOException;
}
