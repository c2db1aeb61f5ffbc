package dev.attune.local.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A checkout with the real script {@code attune} and empty modules, on a machine whose JDK and
 * Maven only write down how they were called.
 */
final class ScriptCheckout {
  private static final List<String> MODULES =
      List.of(
          "db-migrations",
          "libs/local-stack",
          "libs/platform-data",
          "libs/text-models",
          "libs/agreement",
          "platform-api",
          "training-worker",
          "inference-gateway",
          "console",
          "evaluation");

  private static final String MAVEN =
      """
      if [ "$1" = -v ]; then echo "Apache Maven 3.9.16 (test)"; exit 0; fi
      echo "$*" >> "$CALLS"
      echo "[INFO] Building Attune :: something 0.1 [1/1]"
      if [ -n "$MAVEN_FAILS" ]; then
        echo "[ERROR] $MAVEN_FAILS"; echo "[INFO] BUILD FAILURE"; exit 1
      fi
      mkdir -p libs/local-stack/target/classes libs/local-stack/target/launcher
      for service in platform-api training-worker inference-gateway console; do
        mkdir -p $service/target/quarkus-app
      done
      echo "[INFO] BUILD SUCCESS"
      """;

  private static final String REAL_JAVA =
      """
      previous=
      for word do
        shift
        if [ "$previous" = -cp ]; then word=$REAL_CLASSES; fi
        set -- "$@" "$word"
        previous=$word
      done
      exec "$REAL_JAVA" "$@"
      """;

  private final Path root;
  private final Map<String, String> environment = new HashMap<>();

  ScriptCheckout(Path root) throws IOException {
    this.root = root;
    Files.copy(Path.of("../../attune"), root.resolve("attune"));
    root.resolve("attune").toFile().setExecutable(true);
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    for (String module : MODULES) {
      source(module, "first");
    }
    writeProgram("jdk/bin/java", "echo \"java $*\"");
    writeProgram("jdk/bin/javac", "exit 0");
    Files.writeString(root.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    writeProgram("bin/mvn", MAVEN);
    environment.put("JAVA_HOME", root.resolve("jdk").toString());
    environment.put("HOME", root.toString());
    environment.put("XDG_CACHE_HOME", root.resolve("cache").toString());
    environment.put("PATH", root.resolve("bin") + ":/usr/bin:/bin");
    environment.put("CALLS", root.resolve("calls").toString());
    environment.put("ATTUNE_NEEDED_DISK_MB", "1");
  }

  void source(String module, String text) throws IOException {
    Path file = root.resolve(module).resolve("src/main/java/Some.java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.writeString(root.resolve(module).resolve("pom.xml"), "<project/>");
  }

  /** From now on the script's JDK is a real one, with this project's classes as they are here. */
  void useRealJava() throws IOException {
    environment.put("REAL_JAVA", Path.of(System.getProperty("java.home"), "bin/java").toString());
    environment.put("REAL_CLASSES", System.getProperty("java.class.path"));
    writeProgram("jdk/bin/java", REAL_JAVA);
  }

  void set(String variable, String value) {
    environment.put(variable, value);
  }

  /** Replaces a line of the script. */
  void edit(String from, String to) throws IOException {
    Path script = root.resolve("attune");
    Files.writeString(script, Files.readString(script).replace(from, to));
  }

  /** The modules that each call of Maven was asked to build. */
  List<String> mavenCalls() throws IOException {
    Path calls = root.resolve("calls");
    if (!Files.exists(calls)) {
      return List.of();
    }
    return Files.readAllLines(calls).stream()
        .map(line -> line.replaceAll(".*-pl (\\S+).*", "$1"))
        .toList();
  }

  Result run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", root.resolve("attune").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return new Result(process.exitValue(), output);
  }

  private void writeProgram(String name, String body) throws IOException {
    Path program = root.resolve(name);
    Files.createDirectories(program.getParent());
    Files.writeString(program, "#!/bin/sh\n" + body + "\n");
    program.toFile().setExecutable(true);
  }

  record Result(int status, String output) {}
}
