package dev.attune.text.tensor;

import dev.attune.text.JavaProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Another process that has a model's file open until it is killed. */
public final class HandoverProcess implements AutoCloseable {
  static final String CONTENT = "weights";

  private final Process process;
  private final Path file;

  private HandoverProcess(Process process, Path file) {
    this.process = process;
    this.file = file;
  }

  /** Starts one whose file has been written. */
  static HandoverProcess open(Path place) throws IOException {
    Process process = JavaProgram.start(Holder.class, place);
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    String file = said.readLine();
    if (file == null) {
      throw new IOException("The process has ended without a file.");
    }
    return new HandoverProcess(process, Path.of(file));
  }

  /** The file that one has left in the temporary directory of this process. */
  public static Path killed() throws IOException, InterruptedException {
    try (HandoverProcess other = open(Path.of(System.getProperty("java.io.tmpdir")))) {
      other.kill();
      return other.file();
    }
  }

  Path file() {
    return file;
  }

  /** Ends it without notice, and waits until it has ended. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Says where its file is and keeps that open for as long as it may be told something. */
  static final class Holder {
    public static void main(String[] arguments) throws IOException {
      try (HandoverFile file = HandoverFile.open(Path.of(arguments[0]), "model")) {
        Files.writeString(file.path(), CONTENT);
        System.out.println(file.path());
        System.in.transferTo(System.out);
      }
    }
  }
}
