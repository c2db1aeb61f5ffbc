package dev.attune.text.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds what an operator put into a folder: each sub-directory is a model in Hugging Face layout and
 * gives the model its name. What is in the store already stays as it is.
 */
public final class BaseModelImport {
  private static final Logger LOG = LoggerFactory.getLogger(BaseModelImport.class);

  private final BaseModelStore store;

  public BaseModelImport(BaseModelStore store) {
    this.store = store;
  }

  /**
   * Adds every new model. One that cannot be used is passed over with a warning that says why; the
   * others are added.
   *
   * @return the names of those that were added
   * @throws IOException if the folder cannot be read
   */
  public Set<String> from(Path folder) throws IOException {
    Set<String> known = store.list().stream().map(BaseModelInfo::name).collect(Collectors.toSet());
    Set<String> added = new TreeSet<>();
    for (Path directory : directories(folder)) {
      String name = directory.getFileName().toString();
      if (!known.contains(name) && add(name, directory)) {
        added.add(name);
      }
    }
    return added;
  }

  private boolean add(String name, Path directory) {
    try {
      store.add(name, directory, ModelOrigin.of(directory));
      return true;
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("Not imported: {}", e.getMessage());
      return false;
    }
  }

  private static List<Path> directories(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isDirectory)
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }
}
