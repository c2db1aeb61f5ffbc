package dev.attune.data.artifacts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
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

  /** No key begins so. */
  private static final String KEPT = ".kept";

  private static final String INCOMING = ".incoming-";

  /** How often a folder is looked into for what has come to it since. */
  private static final int LOOKS = 10;

  private final Path root;
  private final KeptFiles kept;

  @Inject
  FileArtifactStore(ArtifactConfig config) {
    this(config.dir());
  }

  /** A store in the folder, which is created when first written to. */
  public FileArtifactStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
    this.kept = new KeptFiles(this.root.resolve(KEPT));
  }

  @Override
  public Map<String, StoredFile> store(String key, Path folder) throws IOException {
    Path target = resolve(key);
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(key);
    }
    Path parent = Files.createDirectories(parentOf(target));
    Path temporary = Files.createDirectory(incoming(target));
    try {
      Map<String, StoredFile> stored = new TreeMap<>();
      for (Path file : regularFiles(folder)) {
        Path copy = temporary.resolve(file.getFileName().toString());
        Files.copy(file, copy);
        Folders.sync(copy);
        stored.put(file.getFileName().toString(), describe(copy));
      }
      Folders.sync(temporary);
      move(temporary, target, key);
      Folders.sync(parent);
      return stored;
    } finally {
      Folders.delete(temporary);
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
    Path target = resolve(key);
    String own = target.getFileName().toString();
    // Also what processes had begun to store when they were killed.
    deleteBeside(target, name -> name.equals(own) || name.startsWith(incomingPrefix(target)));
  }

  @Override
  public void deleteAll(String prefix) throws IOException {
    Path first = resolve(prefix);
    String start = first.getFileName().toString();
    if (deleteBeside(first, name -> name.startsWith(start) || name.startsWith(INCOMING + start))) {
      Folders.sync(parentOf(first));
    }
  }

  /**
   * Deletes what has such a name in the folder of a key; says whether there is that folder. What is
   * renamed into place while the folder is read may be read under neither name, so that it is read
   * until nothing is found.
   */
  private static boolean deleteBeside(Path key, Predicate<String> name) throws IOException {
    for (int i = 0; i < LOOKS; i++) {
      List<Path> found;
      try {
        found = beside(key, name);
      } catch (NoSuchFileException e) {
        return false; // Nothing was ever stored there, or somebody else has deleted all of it.
      }
      if (found.isEmpty()) {
        return true;
      }
      for (Path folder : found) {
        Folders.delete(folder);
      }
    }
    return true; // What is there now has come since.
  }

  private static List<Path> beside(Path key, Predicate<String> name) throws IOException {
    try (Stream<Path> files = Files.list(parentOf(key))) {
      return files.filter(file -> name.test(file.getFileName().toString())).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** A name to store under until all is there; it tells of which key, and no key has it. */
  static Path incoming(Path target) {
    return target.resolveSibling(incomingPrefix(target) + UUID.randomUUID());
  }

  private static String incomingPrefix(Path target) {
    return INCOMING + target.getFileName() + "~";
  }

  @Override
  public void keep(String key, Content content) throws IOException {
    kept.replace(check(key), content);
  }

  @Override
  public Optional<InputStream> kept(String key) throws IOException {
    return kept.open(check(key));
  }

  @Override
  public List<String> keptBeneath(String key) throws IOException {
    return kept.beneath(check(key));
  }

  @Override
  public void forget(String key) throws IOException {
    kept.delete(check(key));
  }

  private Path resolve(String key) {
    return root.resolve(check(key));
  }

  private static String check(String key) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("Not an artifact key.");
    }
    return key;
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

  private static Path parentOf(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("Not an artifact key.");
    }
    return parent;
  }
}
