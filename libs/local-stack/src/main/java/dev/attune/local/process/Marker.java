package dev.attune.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * An environment variable that every process of one installation carries, so that none is missed
 * and no stranger is taken for one of them.
 *
 * @param installation its state directory
 */
public record Marker(Path installation) {
  private static final String NAME = "ATTUNE_SUPERVISED";

  /** Marks a process that is about to be started. */
  public void mark(ProcessBuilder builder) {
    builder.environment().put(NAME, installation.toString());
  }

  /** All live processes that carry the mark, this one excluded. */
  public List<ProcessHandle> processes() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .filter(this::isMarked)
        .toList();
  }

  private boolean isMarked(ProcessHandle process) {
    try {
      Path environment = Path.of("/proc", Long.toString(process.pid()), "environ");
      String variables = new String(Files.readAllBytes(environment), UTF_8);
      return Arrays.asList(variables.split("\0")).contains(NAME + "=" + installation);
    } catch (IOException e) {
      return false;
    }
  }
}
