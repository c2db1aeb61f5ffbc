package dev.attune.console.testing;

import dev.attune.local.process.HttpProbe;
import dev.attune.local.process.Lifetime;
import dev.attune.local.process.Ports;
import dev.attune.local.process.Readiness;
import dev.attune.local.process.RunningServer;
import dev.attune.local.process.Termination;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A service of the platform, as it was built, on a free port for as long as this JVM lives. */
final class ServiceProcess implements RunningServer {

  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  private final Process process;
  private final int port;

  private ServiceProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts the service of a sibling module and returns once it is ready.
   *
   * @param logs where to write what it says
   */
  static ServiceProcess start(
      String module, List<String> jvm, Map<String, String> environment, Path logs) {
    var program = program(module);
    var port = Ports.pickFree();
    var log = logs.resolve(module + ".log");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(List.of("-jar", program.toString()));
    var builder =
        new ProcessBuilder(Lifetime.THIS_JVM.apply(command))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
    builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
    try {
      var service = new ServiceProcess(builder.start(), port);
      try (var probe = new HttpProbe(port, "/q/health/ready")) {
        Readiness.await(service, module, log, START_LIMIT, probe::succeeds);
      }
      return service;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The directory of a sibling module's packaged application. */
  static Path program(String module) {
    var program = Path.of("..", module, "target", "quarkus-app", "quarkus-run.jar");
    if (!Files.exists(program)) {
      throw new IllegalStateException(
          "%s is not built: run the build from the top, or `mvn package` in %s first"
              .formatted(program, module));
    }
    return program.toAbsolutePath().normalize();
  }

  String url() {
    return "http://localhost:" + port;
  }

  @Override
  public Process process() {
    return process;
  }

  @Override
  public void close() {
    var children = process.descendants().toList();
    children.forEach(child -> Termination.stop(child, Duration.ofSeconds(10)));
    Termination.stop(process.toHandle(), Duration.ofSeconds(10));
  }
}
