package dev.attune.local.process;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * A process that cannot be mistaken for a later one with the same number.
 *
 * @param pid the number the kernel gave it
 * @param startTicks when it started, in clock ticks since boot (field 22 of {@code /proc/PID/stat})
 * @param bootId which boot those ticks count from
 */
public record ProcessIdentity(long pid, long startTicks, String bootId) {
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  /** The running process with this number; empty when there is none (a zombie counts as none). */
  public static Optional<ProcessIdentity> of(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      List<String> afterName =
          List.of(stat.substring(stat.lastIndexOf(')') + 2).stripTrailing().split(" "));
      if (afterName.getFirst().equals("Z") || afterName.getFirst().equals("X")) {
        return Optional.empty();
      }
      String bootId = Files.readString(BOOT_ID).strip();
      return Optional.of(new ProcessIdentity(pid, Long.parseLong(afterName.get(19)), bootId));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What a pid file says; empty when it is missing or damaged. */
  public static Optional<ProcessIdentity> read(Path pidFile) throws IOException {
    try {
      List<String> words = List.of(Files.readString(pidFile).strip().split("\\s+"));
      if (words.size() != 3) {
        return Optional.empty();
      }
      return Optional.of(
          new ProcessIdentity(
              Long.parseLong(words.get(0)), Long.parseLong(words.get(1)), words.get(2)));
    } catch (NoSuchFileException | CharacterCodingException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Writes the pid file so that nobody ever reads half of it. */
  public void write(Path pidFile) throws IOException {
    Path temporary = pidFile.resolveSibling(pidFile.getFileName() + ".new");
    Files.writeString(temporary, pid + " " + startTicks + " " + bootId + "\n");
    Files.move(
        temporary, pidFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  public boolean isAlive() {
    return of(pid).filter(this::equals).isPresent();
  }

  /** The live process, or empty when it has ended or its number belongs to another one now. */
  public Optional<ProcessHandle> handle() {
    return isAlive() ? ProcessHandle.of(pid) : Optional.empty();
  }
}
