package dev.attune.evaluation.eval;

import dev.attune.evaluation.data.PublicSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A data set with what is expected of it.
 *
 * @param set the data
 * @param base name of the base model that did best
 * @param method the one that did best
 * @param settings hyperparameters that differ from the method's defaults, for every method
 * @param methodSettings further ones by method
 * @param targets the figures it is judged by
 * @param published what others reached, from the set's description
 */
record Benchmark(
    PublicSet set,
    String base,
    String method,
    Map<String, Object> settings,
    Map<String, Map<String, Object>> methodSettings,
    List<Target> targets,
    String published) {

  Benchmark {
    settings = Map.copyOf(settings);
    methodSettings = Map.copyOf(methodSettings);
    targets = List.copyOf(targets);
  }

  String name() {
    return set.name();
  }

  /** The settings that did best with a method. */
  Map<String, Object> settingsFor(String other) {
    Map<String, Object> all = new HashMap<>(settings);
    all.putAll(methodSettings.getOrDefault(other, Map.of()));
    return all;
  }
}
