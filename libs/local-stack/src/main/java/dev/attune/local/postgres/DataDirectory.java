package dev.attune.local.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attune.local.CacheDirectory;
import dev.attune.local.LocalStackException;
import dev.attune.local.process.Termination;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The files of one PostgreSQL cluster, and whoever still holds them. */
final class DataDirectory {
  private static final Duration FAST_SHUTDOWN = Duration.ofSeconds(30);
  private static final Duration SESSION_END = Duration.ofSeconds(2);

  private final Path path;

  DataDirectory(Path path) {
    this.path = path.toAbsolutePath().normalize();
  }

  boolean exists() {
    return Files.exists(path.resolve("PG_VERSION"));
  }

  /** Creates the cluster beside its place and moves it there, so that no half of one is left. */
  void create(PostgresBinaries binaries, String superuserPassword, boolean durable) {
    Path beside = path.resolveSibling(path.getFileName() + ".new");
    try {
      Files.createDirectories(path.getParent());
      CacheDirectory.delete(beside);
      Path password =
          Files.createTempFile(
              path.getParent(),
              "initdb",
              null,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try {
        Files.writeString(password, superuserPassword);
        initdb(binaries, beside, password, durable);
      } finally {
        Files.delete(password);
      }
      Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new LocalStackException(
          "Could not create the database files in " + path + ": " + e.getMessage() + ".", e);
    }
  }

  private static void initdb(
      PostgresBinaries binaries, Path target, Path passwordFile, boolean durable)
      throws IOException {
    List<String> command =
        OrdinaryUser.command(
            List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + target,
                "--username=postgres",
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--data-checksums",
                durable ? "--sync-method=fsync" : "--no-sync"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("initdb said: " + output.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /**
   * Makes the directory startable: stops a server that an earlier launcher left behind, ends the
   * sessions that outlived a killed server, and removes a {@code postmaster.pid} whose number
   * belongs to nobody or to some other program.
   */
  void release() {
    postmaster().ifPresent(postmaster -> Termination.stop(postmaster, "INT", FAST_SHUTDOWN));
    holders().forEach(session -> Termination.stop(session, "QUIT", SESSION_END));
    try {
      Files.deleteIfExists(path.resolve("postmaster.pid"));
    } catch (IOException e) {
      throw new LocalStackException("Could not remove " + path + "/postmaster.pid.", e);
    }
  }

  /** The server that runs on these files now. */
  Optional<ProcessHandle> postmaster() {
    try {
      List<String> lines = Files.readAllLines(path.resolve("postmaster.pid"));
      return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(this::works);
    } catch (IOException | NumberFormatException | NoSuchElementException e) {
      return Optional.empty();
    }
  }

  private List<ProcessHandle> holders() {
    return ProcessHandle.allProcesses().filter(this::works).toList();
  }

  /** Whether a process works on these files: PostgreSQL's run with their directory as their own. */
  private boolean works(ProcessHandle process) {
    Path entry = Path.of("/proc", Long.toString(process.pid()));
    try {
      return Files.readSymbolicLink(entry.resolve("cwd")).equals(path.toRealPath())
          && Files.readSymbolicLink(entry.resolve("exe")).endsWith("postgres");
    } catch (IOException e) {
      return false;
    }
  }
}
