package dev.attune.local.launcher.config;

import dev.attune.local.LocalStackException;
import dev.attune.local.process.PortOwner;
import dev.attune.local.process.Ports;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ports of the platform on this machine.
 *
 * @param ports one for each part
 */
public record Addresses(Map<Part, Integer> ports) {
  public Addresses {
    ports = Map.copyOf(ports);
  }

  /** The default ports, except where a variable names another one. */
  public static Addresses of(Map<String, String> environment) {
    Map<Part, Integer> ports = new EnumMap<>(Part.class);
    Map<Integer, Part> taken = new HashMap<>();
    for (Part part : Part.values()) {
      int port = port(part, environment.get(part.portVariable()));
      @Nullable Part other = taken.put(port, part);
      if (other != null) {
        throw new LocalStackException(
            "%s and %s cannot both have port %d; change %s or %s."
                .formatted(
                    other.title(), part.title(), port, other.portVariable(), part.portVariable()));
      }
      ports.put(part, port);
    }
    return new Addresses(ports);
  }

  private static int port(Part part, @Nullable String configured) {
    if (configured == null || configured.isBlank()) {
      return part.defaultPort();
    }
    try {
      int port = Integer.parseInt(configured.strip());
      if (port >= 1 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw notAPort(part, configured);
    }
    throw notAPort(part, configured);
  }

  private static LocalStackException notAPort(Part part, String configured) {
    return new LocalStackException(
        part.portVariable() + " is " + configured + ", which is no port from 1 to 65535.");
  }

  public int port(Part part) {
    Integer port = ports.get(part);
    if (port == null) {
      throw new IllegalStateException("no port for " + part);
    }
    return port;
  }

  /** The variables from which {@link #of} makes the same addresses. */
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    ports.forEach((part, port) -> environment.put(part.portVariable(), Integer.toString(port)));
    return environment;
  }

  /** The base URL of an HTTP server. */
  public String url(Part part) {
    return "http://localhost:" + port(part);
  }

  /** Fails with one sentence about the first port that somebody else listens on. */
  public void requireFree() {
    for (Part part : Part.values()) {
      int port = port(part);
      if (!Ports.isFree(port)) {
        String owner =
            PortOwner.of(port).map(Addresses::describe).orElse("another program on this machine");
        throw new LocalStackException(
            "Port %d, which %s needs, is taken by %s; stop that or set %s to a free port."
                .formatted(port, part.title(), owner, part.portVariable()));
      }
    }
  }

  private static String describe(ProcessHandle process) {
    String command =
        process.info().command().map(path -> path.substring(path.lastIndexOf('/') + 1)).orElse("a");
    return command + " (process " + process.pid() + ")";
  }
}
