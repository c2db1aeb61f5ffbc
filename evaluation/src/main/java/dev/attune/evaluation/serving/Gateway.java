package dev.attune.evaluation.serving;

import dev.attune.local.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged gateway in a process of its own. */
final class Gateway implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final Pattern HEAP_USED = Pattern.compile("used (\\d+)K");

  private final Process process;
  private final URI address;
  private final double secondsToReady;

  private Gateway(Process process, URI address, double secondsToReady) {
    this.process = process;
    this.address = address;
    this.secondsToReady = secondsToReady;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param application folder of the packaged application
   * @param environment its settings, the port apart
   * @param jvm further options of its JVM
   */
  static Gateway start(
      Path application, Map<String, String> environment, List<String> jvm, Path log)
      throws IOException, InterruptedException {
    int port = Ports.pickFree();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xms512m",
            "-Xmx512m",
            "-XX:+AlwaysPreTouch",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(jvm);
    command.addAll(List.of("-jar", application.resolve("quarkus-run.jar").toString()));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
    builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
    long begin = System.nanoTime();
    Process process = builder.start();
    URI address = URI.create("http://127.0.0.1:" + port);
    while (!ready(address)) {
      if (!process.isAlive() || System.nanoTime() - begin > START_LIMIT.toNanos()) {
        process.destroyForcibly();
        throw new IOException("the gateway does not start; its log is " + log);
      }
      Thread.sleep(PAUSE);
    }
    double seconds = (System.nanoTime() - begin) / (double) TimeUnit.SECONDS.toNanos(1);
    return new Gateway(process, address, seconds);
  }

  private static boolean ready(URI address) throws InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(address.resolve("/q/health/ready")).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  URI address() {
    return address;
  }

  double secondsToReady() {
    return secondsToReady;
  }

  /** Processor time that it has used. */
  Duration cpu() {
    return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /**
   * Bytes that it uses: what is resident, with the heap, which is resident as a whole, counted as
   * what of it is in use after a collection.
   */
  long memory() throws IOException, InterruptedException {
    String pid = Long.toString(process.pid());
    jcmd(pid, "GC.run");
    Matcher heap = HEAP_USED.matcher(jcmd(pid, "GC.heap_info"));
    Matcher resident = RESIDENT.matcher(Files.readString(Path.of("/proc", pid, "status")));
    if (!heap.find() || !resident.find()) {
      throw new IOException("the gateway's memory cannot be read");
    }
    return (Long.parseLong(resident.group(1)) + Long.parseLong(heap.group(1))) * 1024;
  }

  private static String jcmd(String pid, String command) throws IOException, InterruptedException {
    Path program = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process jcmd =
        new ProcessBuilder(program.toString(), pid, command).redirectErrorStream(true).start();
    String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (jcmd.waitFor() != 0) {
      throw new IOException("jcmd says: " + output.strip());
    }
    return output;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
