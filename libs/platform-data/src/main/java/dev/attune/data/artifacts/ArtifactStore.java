package dev.attune.data.artifacts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Folders of files, each written once under a key and never changed; and, apart from them, what
 * unfinished work keeps to go on from, on whichever machine. Keys are relative paths of lower-case
 * letters, digits, {@code -}, {@code _}, {@code .} and {@code /}.
 */
public interface ArtifactStore {
  /** Size and SHA-256 (lower-case hex) of one file. */
  record StoredFile(String sha256, long bytes) {}

  /**
   * Stores every file of a folder under the key. Either all of it becomes visible, durable, or
   * nothing does. Storing the same key again replaces nothing: it fails with {@link
   * java.nio.file.FileAlreadyExistsException}.
   *
   * @return checksum and size by file name
   */
  Map<String, StoredFile> store(String key, Path folder) throws IOException;

  /**
   * The local folder with the files of a key, each checked against what was recorded when it was
   * stored.
   *
   * @throws ArtifactCorruptException when a file is missing, or its size or checksum differs
   */
  Path fetch(String key, Map<String, StoredFile> expected) throws IOException;

  /**
   * Removes a key, and what a killed process had begun to store under it; a key that is not there
   * is no error.
   */
  void delete(String key) throws IOException;

  /**
   * Removes every key that begins so, as {@link #delete} does, durably: once this has returned,
   * none of it comes back after a crash. What was there goes, or was being stored, also while
   * others store and delete under such keys.
   */
  void deleteAll(String prefix) throws IOException;

  /** Produces what is to be kept. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Keeps content under a key, in place of what was kept before: whole and durable, or not at all.
   * No artifact has this key, whatever its name.
   */
  void keep(String key, Content content) throws IOException;

  /** What was kept last under the key, if anything. The caller closes it. */
  Optional<InputStream> kept(String key) throws IOException;

  /** The names, each a key's next part, under which something is kept beneath the key. */
  List<String> keptBeneath(String key) throws IOException;

  /** Forgets what is kept under the key and under every key beneath it, if anything is. */
  void forget(String key) throws IOException;
}
