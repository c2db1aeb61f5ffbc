package dev.attune.evaluation.eval;

import dev.attune.evaluation.RefusedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What the command line asks for.
 *
 * @param sets names of data sets; empty for all
 * @param bases names of base models; empty for the recommended one of each set
 * @param methods names of methods; empty for the recommended one of each set
 * @param seeds how many, counted from 1
 * @param settings hyperparameters
 * @param limit most texts of each split, if there is a limit
 * @param shots how many texts of each label are learned from; empty for all
 * @param again whether finished runs are repeated
 * @param record whether rows go into the document
 * @param mode what is done
 */
record EvalOptions(
    List<String> sets,
    List<String> bases,
    List<String> methods,
    int seeds,
    Map<String, Object> settings,
    OptionalInt limit,
    OptionalInt shots,
    boolean again,
    boolean record,
    Mode mode) {
  private static final int MOST_SEEDS = 20;
  private static final int MOST_ROWS = 1_000_000;
  private static final int MOST_SHOTS = 1_000;

  enum Mode {
    MEASURE,
    LIST,
    HELP
  }

  static final String HELP =
      """
      Usage: ./attune eval [SET...] [OPTION...]

      Trains and scores on public data sets, with the base model and settings that did best on each
      unless told otherwise, and prints one table. Without a SET all of them, which takes hours.

        --base NAME,...     base models: minilm-l6-en, bge-small-en, bge-small-zh, or others of the store
        --method NAME,...   methods: lora, head and the others of docs/learning.md
        --seeds N           runs with the seeds 1 to N, and their mean; 3 unless given
        --set NAME=VALUE    a hyperparameter, for example epochs=3 or targets=query,value,output; may
                            be given several times
        --limit N           at most N texts of each split: a quick look, marked as such
        --shots N           learns from N texts of each label, and chooses on as many; others for each
                            seed, with the method's defaults
        --record            keep the rows in docs/results.md
        --again             repeat runs that this build has finished before
        --list              the data sets with what is expected of them

      The data sets are looked for in ../shared/data beside the checkout; ATTUNE_DATA_DIR names
      another place. An evaluation that was ended goes on with the run where it was.\
      """;

  /**
   * Reads the arguments behind {@code eval}.
   *
   * @throws RefusedException if one is unknown or has no sense
   */
  static EvalOptions parse(List<String> arguments) {
    List<String> sets = new ArrayList<>();
    List<String> bases = new ArrayList<>();
    List<String> methods = new ArrayList<>();
    Map<String, Object> settings = new HashMap<>();
    int seeds = 3;
    OptionalInt limit = OptionalInt.empty();
    OptionalInt shots = OptionalInt.empty();
    boolean again = false;
    boolean record = false;
    Mode mode = Mode.MEASURE;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      switch (argument) {
        case "--base" -> bases.addAll(names(argument, rest));
        case "--method" -> methods.addAll(names(argument, rest));
        case "--seeds" -> seeds = number(argument, rest, MOST_SEEDS);
        case "--set" -> setting(value(argument, rest), settings);
        case "--limit" -> limit = OptionalInt.of(number(argument, rest, MOST_ROWS));
        case "--shots" -> shots = OptionalInt.of(number(argument, rest, MOST_SHOTS));
        case "--again" -> again = true;
        case "--record" -> record = true;
        case "--list" -> mode = Mode.LIST;
        case "--help", "-h" -> mode = Mode.HELP;
        default -> {
          if (argument.startsWith("-")) {
            throw new RefusedException(
                "There is no option '%s'; ./attune eval --help lists them.".formatted(argument));
          }
          sets.add(argument);
        }
      }
    }
    return new EvalOptions(
        List.copyOf(sets),
        List.copyOf(bases),
        List.copyOf(methods),
        seeds,
        Map.copyOf(settings),
        limit,
        shots,
        again,
        record,
        mode);
  }

  /** Everything that is to be measured, in order. */
  List<Trial> trials() {
    List<Trial> trials = new ArrayList<>();
    List<Benchmark> benchmarks =
        sets.isEmpty() ? Benchmarks.ALL : sets.stream().map(Benchmarks::named).toList();
    for (Benchmark benchmark : benchmarks) {
      for (String base : bases.isEmpty() ? List.of(benchmark.base()) : bases) {
        for (String method : methods.isEmpty() ? List.of(benchmark.method()) : methods) {
          Map<String, Object> all =
              new HashMap<>(
                  shots.isPresent() ? benchmark.settings() : benchmark.settingsFor(method));
          all.putAll(settings);
          trials.add(new Trial(benchmark, base, method, all, limit, shots));
        }
      }
    }
    return trials;
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new RefusedException("%s needs a value.".formatted(option));
    }
    return rest.next();
  }

  private static List<String> names(String option, Iterator<String> rest) {
    return Arrays.stream(value(option, rest).split(",", -1)).map(String::strip).toList();
  }

  private static int number(String option, Iterator<String> rest, int most) {
    String text = value(option, rest);
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below, like a number out of range.
    }
    throw new RefusedException(
        "%s is '%s'; it must be a whole number from 1 to %d.".formatted(option, text, most));
  }

  private static void setting(String text, Map<String, Object> settings) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new RefusedException("--set is '%s'; it must be NAME=VALUE.".formatted(text));
    }
    String name = text.substring(0, equals);
    if (name.equals("seed")) {
      throw new RefusedException("The seeds are given with --seeds.");
    }
    settings.put(name, value(text.substring(equals + 1)));
  }

  private static Object value(String text) {
    try {
      double number = Double.parseDouble(text);
      if (number == Math.rint(number) && Math.abs(number) < Integer.MAX_VALUE) {
        return (int) number;
      }
      return number;
    } catch (NumberFormatException e) {
      return List.of(text.split(",", -1));
    }
  }
}
