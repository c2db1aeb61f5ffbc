package dev.attune.worker.artifacts;

import dev.attune.data.artifacts.Folders;
import dev.attune.worker.queue.Claim;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** A directory of one attempt's own, deleted when it is closed. */
public final class Workspace implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Workspace.class);

  private final Path root;

  private Workspace(Path root) {
    this.root = root;
  }

  /** Makes the directory of an attempt. */
  public static Workspace open(Claim claim) throws IOException {
    return new Workspace(Files.createTempDirectory(prefix(claim)));
  }

  /** Deletes what attempts at the job left on this machine because they were killed. */
  static void sweep(Claim claim) {
    Path all = Path.of(System.getProperty("java.io.tmpdir"));
    try (DirectoryStream<Path> left = Files.newDirectoryStream(all, prefix(claim) + "*")) {
      left.forEach(Workspace::delete);
    } catch (IOException e) {
      LOG.warnf("What is left of job %s on this machine could not be looked for.", claim.target());
    }
  }

  private static String prefix(Claim claim) {
    return "attune-%s-%s-".formatted(claim.kind(), claim.target());
  }

  /** A place in it. */
  public Path resolve(String name) {
    return root.resolve(name);
  }

  /** A new folder in it. */
  public Path folder(String name) throws IOException {
    return Files.createDirectory(resolve(name));
  }

  /** What cannot be deleted is no reason to fail: it is in nobody's way. */
  private static void delete(Path folder) {
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      LOG.warnf("The folder %s of a job that is over could not be deleted.", folder);
    }
  }

  @Override
  public void close() {
    delete(root);
  }
}
