package dev.attune.local.testing;

import dev.attune.local.CacheDirectory;
import dev.attune.local.LocalStackException;
import dev.attune.local.keycloak.KeycloakServer;
import dev.attune.local.postgres.PostgresServer;
import dev.attune.local.process.Lifetime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One stack that many JVMs test against; it runs until somebody takes it down. */
public final class SharedStack {
  private final Path description;
  private final Path directory;

  /**
   * @param description the properties file that {@code ATTUNE_TEST_STACK} will name; the data is in
   *     the directory of the same name with {@code .d} at the end
   */
  public SharedStack(Path description) {
    this.description = description.toAbsolutePath();
    this.directory = this.description.resolveSibling(this.description.getFileName() + ".d");
  }

  /** Starts PostgreSQL and Keycloak on free ports with empty data. */
  public void up() {
    down();
    boolean complete = false;
    try {
      Files.createDirectories(directory);
      TestStack stack = TestStack.start(directory, Lifetime.DETACHED);
      stack.startKeycloak();
      stack.description().write(description);
      complete = true;
    } catch (IOException e) {
      throw new LocalStackException("Could not write to " + directory + ".", e);
    } finally {
      if (!complete) {
        down();
      }
    }
  }

  /** Stops whatever of it runs and deletes its data. */
  public void down() {
    try {
      KeycloakServer.stopOrphan(directory.resolve(TestStack.KEYCLOAK_PID));
      PostgresServer.stopOrphan(directory.resolve("postgresql"));
      CacheDirectory.delete(directory);
      Files.deleteIfExists(description);
    } catch (IOException e) {
      throw new LocalStackException("Could not delete " + directory + ".", e);
    }
  }
}
