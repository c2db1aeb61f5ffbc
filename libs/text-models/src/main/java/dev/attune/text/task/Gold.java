package dev.attune.text.task;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The right answer for a text, by the kind of its task. What has no order is kept sorted, so that
 * it reads the same in every process.
 */
public sealed interface Gold {

  /** The labels in it, of all outputs together; none of values. */
  default Set<String> labels() {
    return switch (this) {
      case Label(String label) -> Set.of(label);
      case LabelSet(Set<String> labels) -> labels;
      case Entities(List<Entity> entities) ->
          entities.stream().map(Entity::label).collect(Collectors.toSet());
      case Values _ -> Set.of();
      case Outputs(Map<String, Gold> outputs) ->
          outputs.values().stream()
              .flatMap(gold -> gold.labels().stream())
              .collect(Collectors.toSet());
    };
  }

  /** Of {@link SingleLabel}; the out-of-scope mark stands for none of the labels. */
  record Label(String label) implements Gold {}

  /** Of {@link MultiLabel}; may be empty. */
  record LabelSet(Set<String> labels) implements Gold {
    public LabelSet {
      labels = Collections.unmodifiableSortedSet(new TreeSet<>(labels));
    }
  }

  /** Of {@link TokenLabels}; without overlaps, in any order. */
  record Entities(List<Entity> entities) implements Gold {
    public Entities {
      entities = List.copyOf(entities);
    }
  }

  /** Of {@link Regression}: a value by the name of its scale. */
  record Values(Map<String, Double> values) implements Gold {
    public Values {
      values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
  }

  /** Of {@link Joint}: an answer by the name of its output. */
  record Outputs(Map<String, Gold> outputs) implements Gold {
    public Outputs {
      outputs = Collections.unmodifiableSortedMap(new TreeMap<>(outputs));
    }
  }
}
