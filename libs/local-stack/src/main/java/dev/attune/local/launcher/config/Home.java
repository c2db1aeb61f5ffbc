package dev.attune.local.launcher.config;

import dev.attune.local.CacheDirectory;
import dev.attune.local.LocalStackException;
import dev.attune.local.process.Marker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The directories of one checkout.
 *
 * @param checkout where {@code ./attune} is
 */
public record Home(Path checkout) {
  private static final long LARGE_LOG = 20L << 20;
  private static final String SUPERVISOR = "supervisor";

  /** The checkout that the script {@code attune} names. */
  public static Home ofProcess() {
    String checkout = System.getProperty("attune.home");
    if (checkout == null) {
      throw new LocalStackException("Start this with the script ./attune.");
    }
    return new Home(Path.of(checkout));
  }

  public Path state() {
    return checkout.resolve(".attune");
  }

  public Path logs() {
    return state().resolve("logs");
  }

  public Path log(String service) {
    return logs().resolve(service + ".log");
  }

  public Path supervisorLog() {
    return log(SUPERVISOR);
  }

  public Path run() {
    return state().resolve("run");
  }

  public Path statusFile() {
    return run().resolve("status.json");
  }

  public Path secrets() {
    return state().resolve("secrets");
  }

  public Path masterKey() {
    return secrets().resolve("master-key.json");
  }

  public Path databaseFiles() {
    return state().resolve("postgresql");
  }

  public Path artifacts() {
    return state().resolve("artifacts");
  }

  /** Where a gateway leaves usage that the database could not take. */
  public Path usage() {
    return state().resolve("usage");
  }

  public Path keycloakPidFile() {
    return run().resolve("keycloak.pid");
  }

  public CacheDirectory cache() {
    return CacheDirectory.ofUser();
  }

  public Marker marker() {
    return new Marker(state());
  }

  /** The hash of the sources that a module was last built from, as the script recorded it. */
  public String builtFrom(String module) {
    Path record = state().resolve("build").resolve(module);
    try {
      return Files.readString(record).strip();
    } catch (IOException e) {
      throw new LocalStackException(
          "The module " + module + " is not built; run ./attune up, which builds what is stale.",
          e);
    }
  }

  /** The copy of a service's program that the script made after building it. */
  public Path program(String module) {
    return state().resolve("app").resolve(module + "-" + builtFrom(module));
  }

  /** Puts logs that have grown large aside, where the next large one replaces them. */
  public void rotateLogs() {
    try {
      rotateLog(SUPERVISOR);
      for (Part part : Part.values()) {
        rotateLog(part.id());
      }
    } catch (IOException e) {
      throw new LocalStackException("Cannot rename logs in " + logs() + ".", e);
    }
  }

  private void rotateLog(String name) throws IOException {
    Path log = log(name);
    if (Files.exists(log) && Files.size(log) > LARGE_LOG) {
      Files.move(log, log(name + ".old"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Deletes everything that people, clients and services have left here; logs stay. */
  public void deleteData() {
    try {
      for (Path directory : new Path[] {databaseFiles(), artifacts(), usage(), secrets()}) {
        CacheDirectory.delete(directory);
      }
    } catch (IOException e) {
      throw new LocalStackException("Cannot delete the old data in " + state() + ".", e);
    }
  }

  /** Creates the directories that are written to. */
  public void prepare() {
    try {
      for (Path directory : new Path[] {logs(), run(), secrets(), artifacts()}) {
        Files.createDirectories(directory);
      }
      OwnerOnly.restrict(secrets());
    } catch (IOException e) {
      throw new LocalStackException("Cannot write to " + state() + ".", e);
    }
  }
}
