package dev.attune.evaluation.serving;

import dev.attune.evaluation.RefusedException;
import java.util.Iterator;
import java.util.List;

/**
 * What {@code ./attune bench serve} was asked for.
 *
 * @param rounds how often each throughput is measured, in turns
 * @param seconds how long each turn takes
 * @param tenants how many tenants have a model each
 * @param record whether the table goes into {@code docs/performance.md}
 */
record ServeOptions(int rounds, int seconds, int tenants, boolean record) {
  static final String HELP =
      """
      Usage: ./attune bench serve [--rounds N] [--seconds N] [--tenants N] [--record]

      Starts PostgreSQL and the packaged gateway on free ports, with a LoRA version for each of 1,000
      tenants, drives it over HTTP from this process, and compares it with ONNX Runtime called in a
      loop on the stock MiniLM file, in turns. Prints every figure with what it should be.

        --rounds N   turns of each throughput; 5 unless given
        --seconds N  length of a turn; 6 unless given
        --tenants N  tenants with a model each; 1000 unless given
        --record     put the table into docs/performance.md\
      """;

  private static final int MOST = 5000;

  static ServeOptions parse(List<String> arguments) {
    int rounds = 5;
    int seconds = 6;
    int tenants = 1000;
    boolean record = false;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--rounds" -> rounds = number(option, rest);
        case "--seconds" -> seconds = number(option, rest);
        case "--tenants" -> tenants = number(option, rest);
        case "--record" -> record = true;
        default ->
            throw new RefusedException(
                "There is no option '%s'; ./attune bench serve --help lists them."
                    .formatted(option));
      }
    }
    return new ServeOptions(rounds, seconds, Math.max(tenants, World.OTHERS + 1), record);
  }

  private static int number(String option, Iterator<String> rest) {
    try {
      int number = Integer.parseInt(rest.hasNext() ? rest.next() : "");
      if (number >= 1 && number <= MOST) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the sentence
    }
    throw new RefusedException("%s needs a number from 1 to %d.".formatted(option, MOST));
  }

  /** Options of the measured gateway's JVM, from {@code ATTUNE_BENCH_JVM}, for a profiler. */
  List<String> jvm() {
    String given = System.getenv().getOrDefault("ATTUNE_BENCH_JVM", "");
    return given.isBlank() ? List.of() : List.of(given.split(" "));
  }

  /** The command that measures the same again. */
  String command() {
    return "./attune bench serve --rounds %d --seconds %d --tenants %d"
        .formatted(rounds, seconds, tenants);
  }
}
