package dev.attune.evaluation.eval;

import dev.attune.evaluation.Environment;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is measured, up to the seed.
 *
 * @param benchmark data and figures
 * @param base name of the base model
 * @param method name of the method
 * @param settings hyperparameters that differ from the method's defaults
 * @param limit most texts of each split, if there is a limit
 * @param shots how many texts of each label are learned from; empty for all
 */
record Trial(
    Benchmark benchmark,
    String base,
    String method,
    Map<String, Object> settings,
    OptionalInt limit,
    OptionalInt shots) {

  Trial {
    settings = Map.copyOf(settings);
  }

  /** What it is called in progress and in tables. */
  String title() {
    return "%s, %s, %s".formatted(benchmark.name(), base, learned());
  }

  /** The method, whether it learned from annotators' votes, and from how few of the texts. */
  String learned() {
    StringBuilder learned = new StringBuilder(method);
    if (Integer.valueOf(1).equals(settings.get("softLabels"))) {
      learned.append(", soft labels");
    }
    shots.ifPresent(texts -> learned.append(", %d of each label".formatted(texts)));
    limit.ifPresent(texts -> learned.append(", quick look at %d".formatted(texts)));
    return learned.toString();
  }

  /** What makes it again with these seeds, whatever the recommended settings become. */
  String command(int seeds) {
    StringBuilder command =
        new StringBuilder(
            "./attune eval %s --base %s --method %s --seeds %d"
                .formatted(benchmark.name(), base, method, seeds));
    new TreeMap<>(settings)
        .forEach(
            (name, value) ->
                command.append(" --set ").append(name).append('=').append(written(value)));
    limit.ifPresent(rows -> command.append(" --limit ").append(rows));
    shots.ifPresent(texts -> command.append(" --shots ").append(texts));
    return command.toString();
  }

  /** A value as the command line takes it. */
  private static String written(Object value) {
    return value instanceof List<?> names
        ? names.stream().map(Object::toString).collect(Collectors.joining(","))
        : value.toString();
  }

  /**
   * Equal for runs that give the same result.
   *
   * @param conditions what else decides it: the contents of data and base model, and what computes
   */
  String key(Environment environment, String conditions, int seed) {
    return "%s|%s|%s|%s|%s|%s|%s|%s|%d"
        .formatted(
            environment.build(),
            conditions,
            benchmark.name(),
            base,
            method,
            new TreeMap<>(settings)
                .entrySet().stream().map(Object::toString).collect(Collectors.joining(",")),
            limit.isPresent() ? limit.getAsInt() : "all",
            shots.isPresent() ? shots.getAsInt() : "all",
            seed);
  }
}
