package dev.attune.api.examples;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTasks;
import dev.attune.api.testing.TestTenant;
import io.quarkus.test.junit.QuarkusTest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk takes nothing of a file that has to be laid down there. */
@QuarkusTest
class FullDiskTest {
  private static final String PARQUET = "application/vnd.apache.parquet";
  private static final String DIRECTORY = "java.io.tmpdir";
  private static final byte[] FILE = "I could sing".getBytes(StandardCharsets.UTF_8);

  private final Logger logger = Logger.getLogger(BrokenUpload.class.getName());
  private final Recorder recorder = new Recorder();
  private final String directory = System.getProperty(DIRECTORY);

  @TempDir Path folder;

  @BeforeEach
  void take() {
    logger.addHandler(recorder);
  }

  @AfterEach
  void giveBack() {
    System.setProperty(DIRECTORY, directory);
    logger.removeHandler(recorder);
  }

  @Test
  void an_upload_or_a_check_may_come_again_and_the_operator_hears_why() {
    TestTenant tenant = TestTenant.create();
    String examples = "/datasets/" + tenant.dataset("d", TestTasks.SINGLE_LABEL) + "/examples";
    System.setProperty(DIRECTORY, folder.resolve("gone").toString());

    assertProblem(tenant.send(examples, PARQUET, FILE), 503)
        .detail("has no room for the file")
        .detail("Nothing was stored");
    assertProblem(tenant.send(examples + "/check", "text/csv", FILE), 503)
        .detail("has no room for the file");

    assertThat(recorder.entries)
        .hasSize(2)
        .allMatch(entry -> entry.startsWith("ERROR") && entry.contains("NoSuchFileException"))
        .noneMatch(entry -> entry.contains("sing"));
    System.setProperty(DIRECTORY, directory);
    assertProblem(tenant.send(examples, PARQUET, FILE), 422).detail("no Parquet");
  }

  /** Keeps what is logged, with the traces. */
  private static final class Recorder extends Handler {
    private final Queue<String> entries = new ConcurrentLinkedQueue<>();

    @Override
    public void publish(LogRecord entry) {
      StringWriter trace = new StringWriter();
      if (entry.getThrown() != null) {
        entry.getThrown().printStackTrace(new PrintWriter(trace));
      }
      entries.add(entry.getLevel() + " " + entry.getMessage() + trace);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
