package dev.attune.data.artifacts;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** One folder for each key with one file in it, which every write replaces in one step. */
final class KeptFiles {
  /** No part of a key begins so, so that it is never taken for a key beneath another. */
  private static final String NAME = ".content";

  private final Path root;

  KeptFiles(Path root) {
    this.root = root;
  }

  void replace(String key, ArtifactStore.Content content) throws IOException {
    Path folder = Files.createDirectories(root.resolve(key));
    Path temporary = folder.resolve(".incoming-" + UUID.randomUUID());
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 20)) {
        content.writeTo(out);
      }
      Folders.sync(temporary);
      Files.move(temporary, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
      Folders.sync(folder);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  Optional<InputStream> open(String key) throws IOException {
    try {
      return Optional.of(Files.newInputStream(root.resolve(key).resolve(NAME)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  List<String> beneath(String key) throws IOException {
    try (Stream<Path> found = Files.list(root.resolve(key))) {
      return found
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  void delete(String key) throws IOException {
    Folders.delete(root.resolve(key));
  }
}
