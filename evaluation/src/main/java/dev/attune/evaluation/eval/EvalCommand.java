package dev.attune.evaluation.eval;

import dev.attune.evaluation.Environment;
import dev.attune.evaluation.Interruption;
import dev.attune.evaluation.RefusedException;
import dev.attune.evaluation.Screen;
import dev.attune.evaluation.data.DataSet;
import dev.attune.evaluation.report.TextTable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** {@code ./attune eval}. */
public final class EvalCommand {
  private final Environment environment;
  private final Screen screen;
  private final Interruption interruption;
  private final Clock clock;

  public EvalCommand(
      Environment environment, Screen screen, Interruption interruption, Clock clock) {
    this.environment = environment;
    this.screen = screen;
    this.interruption = interruption;
    this.clock = clock;
  }

  /**
   * Does what the arguments say.
   *
   * @return the status of the process: 1 if a part could not be measured
   * @throws RefusedException if the arguments have no sense
   */
  public int run(List<String> arguments) {
    EvalOptions options = EvalOptions.parse(arguments);
    switch (options.mode()) {
      case HELP -> screen.line(EvalOptions.HELP);
      case LIST -> list();
      case MEASURE -> {
        return measure(options);
      }
    }
    return 0;
  }

  private int measure(EvalOptions options) {
    List<Trial> trials = options.trials();
    Trainer trainer = new Trainer(environment, screen, interruption, clock);
    FinishedRuns finished =
        FinishedRuns.in(
            environment.home().resolve(".attune").resolve("evaluation").resolve("runs.jsonl"));
    List<Row> rows = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (Trial trial : trials) {
      try {
        Row row = measure(trial, options, trainer, finished);
        rows.add(row);
        screen.line(row.summary());
        if (options.record()) {
          new Recorder(environment.home()).record(row);
        }
      } catch (RefusedException e) {
        if (interruption.isRequested()) {
          throw e;
        }
        failures.add(String.valueOf(e.getMessage()));
      }
    }
    if (!rows.isEmpty()) {
      screen.line("");
      TextTable.lines(Row.HEADER, rows.stream().flatMap(row -> row.cells().stream()).toList())
          .forEach(screen::line);
    }
    failures.forEach(failure -> screen.line("Not measured: " + failure));
    return failures.isEmpty() ? 0 : 1;
  }

  private Row measure(Trial trial, EvalOptions options, Trainer trainer, FinishedRuns finished) {
    DataSet data = trial.benchmark().set().read(environment.data());
    data.notes().forEach(note -> screen.line("%s: %s".formatted(trial.benchmark().name(), note)));
    List<Run> runs = new ArrayList<>();
    for (int seed = 1; seed <= options.seeds(); seed++) {
      String key = trainer.key(trial, data, seed);
      var known = finished.get(key);
      if (known.isPresent() && !options.again()) {
        screen.line(
            "%s, seed %d: known from %s; --again measures anew."
                .formatted(trial.title(), seed, known.get().measured()));
        runs.add(known.get());
      } else {
        Run run = trainer.run(key, trial, data, seed);
        finished.add(run);
        runs.add(run);
      }
    }
    return new Row(trial, runs);
  }

  private void list() {
    List<List<String>> rows = new ArrayList<>();
    for (Benchmark benchmark : Benchmarks.ALL) {
      for (Target target : benchmark.targets()) {
        rows.add(
            List.of(
                benchmark.name(),
                benchmark.base(),
                benchmark.method(),
                benchmark.settingsFor(benchmark.method()).entrySet().stream()
                    .map(Object::toString)
                    .sorted()
                    .collect(Collectors.joining(" ")),
                target.name(),
                goal(target.floor()),
                goal(target.aim()),
                benchmark.published()));
      }
    }
    TextTable.lines(
            List.of(
                "data set",
                "base model",
                "method",
                "settings",
                "figure",
                "at least",
                "aim",
                "published"),
            rows)
        .forEach(screen::line);
  }

  private static String goal(OptionalDouble goal) {
    return goal.isPresent() ? "%.3f".formatted(goal.getAsDouble()) : "";
  }
}
