package dev.attune.local.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out which process listens on a TCP port, as far as the kernel tells this user. */
public final class PortOwner {
  private static final String LISTEN = "0A";

  private PortOwner() {}

  /** The listening process; empty when nobody listens or it belongs to somebody else. */
  public static Optional<ProcessHandle> of(int port) {
    Set<String> sockets = new HashSet<>();
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      sockets.addAll(listening(Path.of(table), port));
    }
    if (sockets.isEmpty()) {
      return Optional.empty();
    }
    return ProcessHandle.allProcesses()
        .filter(process -> holdsAny(process, sockets))
        .min((first, second) -> Long.compare(first.pid(), second.pid()));
  }

  private static Set<String> listening(Path table, int port) {
    Set<String> sockets = new HashSet<>();
    String suffix = String.format(":%04X", port);
    try (Stream<String> lines = Files.lines(table)) {
      lines
          .skip(1)
          .map(line -> line.strip().split("\\s+"))
          .filter(words -> words[1].endsWith(suffix) && words[3].equals(LISTEN))
          .forEach(words -> sockets.add("socket:[" + words[9] + "]"));
    } catch (IOException e) {
      return Set.of();
    }
    return sockets;
  }

  private static boolean holdsAny(ProcessHandle process, Set<String> sockets) {
    Path descriptors = Path.of("/proc", Long.toString(process.pid()), "fd");
    try (DirectoryStream<Path> open = Files.newDirectoryStream(descriptors)) {
      for (Path descriptor : open) {
        if (isAny(descriptor, sockets)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isAny(Path descriptor, Set<String> sockets) {
    try {
      return sockets.contains(Files.readSymbolicLink(descriptor).toString());
    } catch (IOException e) {
      return false;
    }
  }
}
