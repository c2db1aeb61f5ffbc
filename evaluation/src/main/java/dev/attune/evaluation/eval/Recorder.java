package dev.attune.evaluation.eval;

import dev.attune.evaluation.RefusedException;
import dev.attune.evaluation.report.ResultsDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps measured rows in {@code docs/results.md}. */
final class Recorder {
  private static final List<String> COMMANDS =
      List.of("data set", "base model", "method", "recorded", "computed by", "command");

  private final ResultsDocument document;

  Recorder(Path home) {
    this.document = new ResultsDocument(home.resolve("docs").resolve("results.md"));
  }

  /**
   * Puts a row into the document.
   *
   * @throws RefusedException if the document cannot be written or has no place for the row
   */
  void record(Row row) {
    Comparator<List<String>> order =
        Comparator.<List<String>>comparingInt(cells -> place(cells.getFirst()))
            .thenComparing(cells -> cells.get(1))
            .thenComparing(cells -> cells.get(2));
    Trial trial = row.trial();
    try {
      document.update("figures", Row.HEADER, row.cells(), order);
      document.update(
          "commands",
          COMMANDS,
          List.of(
              List.of(
                  trial.benchmark().name(),
                  trial.base(),
                  trial.learned(),
                  row.runs().stream()
                      .map(Run::measured)
                      .max(Comparator.naturalOrder())
                      .orElseThrow(),
                  computedBy(row),
                  "`%s`".formatted(trial.command(row.runs().size())))),
          order);
    } catch (IOException e) {
      throw new RefusedException("The row cannot be recorded: " + e.getMessage(), e);
    }
  }

  /** Mostly one thing; all, where seeds were run on several. */
  private static String computedBy(Row row) {
    return row.runs().stream()
        .map(run -> "%s; %s".formatted(run.machine(), run.device()))
        .distinct()
        .collect(Collectors.joining(" / "));
  }

  private static int place(String set) {
    List<String> names = Benchmarks.ALL.stream().map(Benchmark::name).toList();
    return names.contains(set) ? names.indexOf(set) : names.size();
  }
}
