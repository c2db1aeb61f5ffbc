package dev.attune.local.launcher.config;

import dev.attune.local.process.Ports;
import java.util.HashMap;
import java.util.Map;

/** Ports that nobody uses, a different one for each part of a platform. */
public final class FreePorts {
  private FreePorts() {}

  /** By the name of the variable that sets it. */
  public static Map<String, String> ofEachPart() {
    Map<String, String> ports = new HashMap<>();
    for (Part part : Part.values()) {
      String port = free();
      while (ports.containsValue(port)) {
        port = free();
      }
      ports.put(part.portVariable(), port);
    }
    return ports;
  }

  private static String free() {
    return Integer.toString(Ports.pickFree());
  }
}
