package dev.attune.local.launcher.config;

import java.util.List;
import java.util.Locale;

/** The six servers of the platform, in the order in which they start. */
public enum Part {
  POSTGRESQL("PostgreSQL", 54320, "ATTUNE_POSTGRES_PORT"),
  KEYCLOAK("Keycloak", 8180, "ATTUNE_KEYCLOAK_PORT"),
  PLATFORM_API("platform-api", 8081, "ATTUNE_API_PORT"),
  TRAINING_WORKER("training-worker", 8083, "ATTUNE_WORKER_PORT"),
  INFERENCE_GATEWAY("inference-gateway", 8082, "ATTUNE_GATEWAY_PORT"),
  CONSOLE("console", 8080, "ATTUNE_CONSOLE_PORT");

  private final String title;
  private final int defaultPort;
  private final String portVariable;

  Part(String title, int defaultPort, String portVariable) {
    this.title = title;
    this.defaultPort = defaultPort;
    this.portVariable = portVariable;
  }

  /** The parts that this project builds. */
  public static List<Part> services() {
    return List.of(PLATFORM_API, TRAINING_WORKER, INFERENCE_GATEWAY, CONSOLE);
  }

  /** How people see it written. */
  public String title() {
    return title;
  }

  /** Its name in commands, file names and modules. */
  public String id() {
    return title.toLowerCase(Locale.ROOT);
  }

  public int defaultPort() {
    return defaultPort;
  }

  /** The environment variable that chooses another port. */
  public String portVariable() {
    return portVariable;
  }
}
