package dev.attune.data.artifacts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Artifacts in a folder: copied under a temporary name, synced, then renamed into place in one
 * step.
 */
@ApplicationScoped
public class FileArtifactStore implements ArtifactStore {
  private static final Pattern KEY =
      Pattern.compile("[a-z0-9_-][a-z0-9._-]*(?:/[a-z0-9_-][a-z0-9._-]*)*");

  private final Path root;

  @Inject
  FileArtifactStore(ArtifactConfig config) {
    this(config.dir());
  }

  /** A store in the folder, which is created when first written to. */
  public FileArtifactStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public Map<String, StoredFile> store(String key, Path folder) throws IOException {
    Path target = resolve(key);
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(key);
    }
    Path parent = Files.createDirectories(parentOf(target));
    Path temporary = parent.resolve(".incoming-" + UUID.randomUUID());
    Files.createDirectory(temporary);
    try {
      Map<String, StoredFile> stored = new TreeMap<>();
      for (Path file : regularFiles(folder)) {
        Path copy = temporary.resolve(file.getFileName().toString());
        Files.copy(file, copy);
        sync(copy);
        stored.put(file.getFileName().toString(), describe(copy));
      }
      sync(temporary);
      move(temporary, target, key);
      sync(parent);
      return stored;
    } finally {
      deleteTree(temporary);
    }
  }

  @Override
  public Path fetch(String key, Map<String, StoredFile> expected) throws IOException {
    Path folder = resolve(key);
    for (var entry : expected.entrySet()) {
      Path file = folder.resolve(entry.getKey()).normalize();
      if (!folder.equals(file.getParent()) || !Files.isRegularFile(file)) {
        throw new ArtifactCorruptException(key, entry.getKey(), "is missing");
      }
      if (!describe(file).equals(entry.getValue())) {
        throw new ArtifactCorruptException(key, entry.getKey(), "is not what was stored");
      }
    }
    return folder;
  }

  @Override
  public void delete(String key) throws IOException {
    deleteTree(resolve(key));
  }

  private Path resolve(String key) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("Not an artifact key.");
    }
    return root.resolve(key);
  }

  private static void move(Path temporary, Path target, String key) throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (Files.exists(target)) {
        throw new FileAlreadyExistsException(key);
      }
      throw e;
    }
  }

  private static List<Path> regularFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static StoredFile describe(Path file) throws IOException {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return new StoredFile(HexFormat.of().formatHex(sha256.digest()), Files.size(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void deleteTree(Path path) throws IOException {
    try (Stream<Path> tree = Files.walk(path)) {
      tree.sorted(Comparator.reverseOrder()).forEach(FileArtifactStore::deleteOne);
    } catch (NoSuchFileException e) {
      return; // Already renamed into place, or never there.
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path parentOf(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("Not an artifact key.");
    }
    return parent;
  }
}
