package dev.attune.evaluation.data;

import dev.attune.evaluation.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A public data set.
 *
 * @param name of the set and of its directory
 * @param reader for its format
 */
public record PublicSet(String name, DataSetReader reader) {

  /**
   * Reads the set.
   *
   * @param root the directory of all sets
   * @throws RefusedException if it is not there or not as it should be
   */
  public DataSet read(Path root) {
    Path directory = root.resolve(name);
    if (!Files.isDirectory(directory)) {
      throw new RefusedException(
          "The data set %s is not in %s; ATTUNE_DATA_DIR names another place."
              .formatted(name, root));
    }
    try {
      return reader.read(directory);
    } catch (MalformedDataException e) {
      throw new RefusedException("The data set %s: %s".formatted(name, e.getMessage()), e);
    } catch (NoSuchFileException e) {
      throw new RefusedException(
          "The data set %s has no file %s."
              .formatted(name, directory.relativize(Path.of(e.getFile()))),
          e);
    } catch (IOException e) {
      throw new RefusedException(
          "The data set %s cannot be read: %s".formatted(name, e.getMessage()), e);
    }
  }
}
