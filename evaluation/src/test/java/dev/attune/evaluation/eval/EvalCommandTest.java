package dev.attune.evaluation.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.evaluation.Environment;
import dev.attune.evaluation.Interruption;
import dev.attune.evaluation.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains for real, on few texts. */
class EvalCommandTest {
  private static final Path BASE_MODELS = Path.of("target", "base-models");
  private static final List<String> QUICK =
      List.of(
          "sst2",
          "--base",
          "minilm-l6-en",
          "--method",
          "head",
          "--seeds",
          "1",
          "--set",
          "epochs=20");

  @TempDir Path home;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  @BeforeEach
  void write() throws IOException {
    Path directory = Files.createDirectories(home.resolve("data").resolve("sst2"));
    for (String split : List.of("train", "dev", "test")) {
      StringBuilder rows = new StringBuilder();
      for (String thing : List.of("film", "book", "song", "play", "meal", "trip", "game", "walk")) {
        rows.append("what a wonderful ").append(thing).append(" in ").append(split).append("\t1\n");
        rows.append("what a terrible ").append(thing).append(" in ").append(split).append("\t0\n");
      }
      Files.writeString(directory.resolve(split + ".tsv"), rows);
    }
    Files.createDirectories(home.resolve("docs"));
  }

  @Test
  void a_table_is_printed_and_kept_with_the_command_that_made_it() throws IOException {
    int status = run("--record");

    assertThat(status).isZero();
    assertThat(output.toString(StandardCharsets.UTF_8))
        .contains("data set  base model    method  training texts")
        .containsPattern("sst2 +minilm-l6-en +head +16 +1 +\\d+ +\\d+ +accuracy +[01]\\.\\d{3} ");
    assertThat(Files.readString(home.resolve("docs").resolve("results.md")))
        .containsPattern("\\| sst2 \\| minilm-l6-en \\| head \\| 16 \\| 1 \\| .* \\| accuracy \\| ")
        .contains("| sst2 | minilm-l6-en | head | 2026-11-22 | ")
        .contains(
            "`./attune eval sst2 --base minilm-l6-en --method head --seeds 1 --set epochs=20`");
  }

  @Test
  void a_quick_look_has_a_row_of_its_own_and_is_held_to_nothing() throws IOException {
    run("--record");
    String whole = row("| sst2 | minilm-l6-en | head | ");

    run("--limit", "8", "--record");

    assertThat(row("| sst2 | minilm-l6-en | head | ")).isEqualTo(whole);
    assertThat(row("| sst2 | minilm-l6-en | head, quick look at 8 | 8 | "))
        .doesNotContain("✓", "✗");
  }

  @Test
  void a_run_on_other_texts_is_another() throws IOException {
    run();
    Path texts = home.resolve("data").resolve("sst2").resolve("train.tsv");
    Files.writeString(texts, Files.readString(texts).replace("wonderful", "fine"));

    run();

    assertThat(lines(home.resolve(".attune").resolve("evaluation").resolve("runs.jsonl")))
        .isEqualTo(2);
    assertThat(output.toString(StandardCharsets.UTF_8)).doesNotContain("known from");
  }

  @Test
  void a_finished_run_is_not_repeated_unless_asked_for() throws IOException {
    run();
    String first = lastLine();
    Path kept = home.resolve(".attune").resolve("evaluation").resolve("runs.jsonl");
    long lines = lines(kept);

    run();
    assertThat(lastLine()).isEqualTo(first);
    assertThat(lines(kept)).isEqualTo(lines);
    assertThat(output.toString(StandardCharsets.UTF_8))
        .contains("seed 1: known from 2026-11-22; --again measures anew.");

    run("--again");
    assertThat(lines(kept)).isEqualTo(2 * lines);
  }

  @Test
  void what_cannot_be_measured_is_said_in_a_sentence_and_the_rest_goes_on() {
    int status = run("wnut17");

    assertThat(status).isEqualTo(1);
    assertThat(output.toString(StandardCharsets.UTF_8))
        .contains("sst2, minilm-l6-en, head: accuracy")
        .contains("Not measured: The data set wnut17 is not in ");
  }

  @Test
  void an_unknown_base_model_is_said_in_a_sentence() {
    int status = run("--base", "none");

    assertThat(status).isEqualTo(1);
    assertThat(output.toString(StandardCharsets.UTF_8))
        .contains("Not measured: sst2, none, head: ");
  }

  private String row(String start) throws IOException {
    return Files.readAllLines(home.resolve("docs").resolve("results.md")).stream()
        .filter(line -> line.startsWith(start))
        .findFirst()
        .orElseThrow();
  }

  private static long lines(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.filter(line -> !line.isBlank()).count();
    }
  }

  private String lastLine() {
    return output.toString(StandardCharsets.UTF_8).lines().toList().getLast();
  }

  private int run(String... more) {
    Environment environment =
        new Environment(home, home.resolve("data"), BASE_MODELS, "test", 8081);
    Screen screen = new Screen(new PrintStream(output, true, StandardCharsets.UTF_8), false);
    Clock clock = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    List<String> arguments = new ArrayList<>(QUICK);
    arguments.addAll(List.of(more));
    return new EvalCommand(environment, screen, new Interruption(), clock).run(arguments);
  }
}
