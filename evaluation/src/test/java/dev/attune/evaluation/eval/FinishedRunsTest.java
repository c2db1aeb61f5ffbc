package dev.attune.evaluation.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.metrics.Estimate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishedRunsTest {
  private static final Run RUN =
      new Run(
          "key",
          1,
          100,
          12.5,
          80,
          2,
          3,
          List.of(new Estimate(0.5, 0.4, 0.6)),
          List.of(new Estimate(0.6, 0.5, 0.7)),
          "CPU",
          "2 threads of a processor",
          "2026-01-31");

  @TempDir Path directory;

  @Test
  void a_run_is_found_by_the_next_process() {
    Path file = directory.resolve("a").resolve("runs.jsonl");
    FinishedRuns.in(file).add(RUN);

    assertThat(FinishedRuns.in(file).get("key")).contains(RUN);
    assertThat(FinishedRuns.in(file).get("other")).isEmpty();
  }

  @Test
  void a_line_that_was_cut_short_costs_that_run_alone() throws IOException {
    Path file = directory.resolve("runs.jsonl");
    Files.writeString(file, "{\"key\":\"ot");
    FinishedRuns.in(file).add(RUN);
    Files.writeString(file, "{\"key\"", StandardOpenOption.APPEND);

    assertThat(FinishedRuns.in(file).get("key")).contains(RUN);
  }
}
