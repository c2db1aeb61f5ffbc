package dev.attune.local.launcher.supervise;

import dev.attune.local.LocalStackException;
import dev.attune.local.launcher.config.Installation;
import dev.attune.local.launcher.config.Part;
import dev.attune.local.launcher.config.ServiceEnvironment;
import dev.attune.local.process.HttpProbe;
import dev.attune.local.process.Lifetime;
import dev.attune.local.process.Readiness;
import dev.attune.local.process.RunningServer;
import dev.attune.local.process.Termination;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One of the project's own services as a process. */
final class ServiceServer implements RunningServer {
  private static final Duration START_LIMIT = Duration.ofMinutes(5);
  private static final Duration SHUTDOWN = Duration.ofSeconds(30);

  private final Process process;

  private ServiceServer(Process process) {
    this.process = process;
  }

  /** Starts it and returns once its health check says ready. */
  static ServiceServer start(Installation installation, Part service) {
    Path log = installation.home().log(service.id());
    int port = installation.addresses().port(service);
    try (HttpProbe probe = new HttpProbe(port, "/q/health/ready")) {
      ServiceServer server = new ServiceServer(launch(installation, service, log.toFile()));
      Readiness.await(server, service.title(), log, START_LIMIT, probe::succeeds);
      return server;
    }
  }

  private static Process launch(Installation installation, Part service, File log) {
    Path program = installation.home().program(service.id());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(virtualMachine(service));
    command.add("-jar");
    command.add(program.resolve("quarkus-run.jar").toString());
    ProcessBuilder builder =
        new ProcessBuilder(Lifetime.DETACHED.apply(command))
            .directory(installation.home().state().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
    builder.environment().putAll(new ServiceEnvironment(installation).of(service));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new LocalStackException(
          "Could not start " + service.title() + ": " + e.getMessage() + ".", e);
    }
  }

  /** Modest heaps; libtorch and ONNX Runtime take their memory outside of them. */
  private static List<String> virtualMachine(Part service) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager"));
    // A worker says itself that a run needed too much memory; others would only be half there.
    if (service != Part.TRAINING_WORKER) {
      options.add("-XX:+ExitOnOutOfMemoryError");
    }
    switch (service) {
      case TRAINING_WORKER -> options.addAll(List.of("-Xmx1g", "-XX:MaxDirectMemorySize=2g"));
      case INFERENCE_GATEWAY -> options.addAll(List.of("-Xmx768m", "-XX:MaxDirectMemorySize=2g"));
      case PLATFORM_API -> options.add("-Xmx384m");
      default -> options.addAll(List.of("-Xmx384m", "-XX:TieredStopAtLevel=1"));
    }
    return options;
  }

  @Override
  public Process process() {
    return process;
  }

  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    Termination.stop(process.toHandle(), SHUTDOWN);
    children.stream()
        .filter(ProcessHandle::isAlive)
        .forEach(child -> Termination.stop(child, Duration.ofSeconds(2)));
  }
}
