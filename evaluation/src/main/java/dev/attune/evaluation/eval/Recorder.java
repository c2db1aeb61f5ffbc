package dev.attune.evaluation.eval;

import dev.attune.evaluation.RefusedException;
import dev.attune.evaluation.report.Machine;
import dev.attune.evaluation.report.ResultsDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** Keeps measured rows in {@code docs/results.md}. */
final class Recorder {
  private static final List<String> COMMANDS =
      List.of("data set", "base model", "method", "recorded", "computed by", "command");

  private final ResultsDocument document;
  private final Clock clock;

  Recorder(Path home, Clock clock) {
    this.document = new ResultsDocument(home.resolve("docs").resolve("results.md"));
    this.clock = clock;
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
                  LocalDate.now(clock).toString(),
                  "%s; %s".formatted(Machine.description(), row.runs().getFirst().device()),
                  "`%s`".formatted(trial.command(row.runs().size())))),
          order);
    } catch (IOException e) {
      throw new RefusedException("The row cannot be recorded: " + e.getMessage(), e);
    }
  }

  private static int place(String set) {
    List<String> names = Benchmarks.ALL.stream().map(Benchmark::name).toList();
    return names.contains(set) ? names.indexOf(set) : names.size();
  }
}
