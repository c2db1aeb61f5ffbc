package dev.attune.text.task;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The right answer for a text, by the kind of its task. */
public sealed interface Gold {

  /** Of {@link SingleLabel}; the out-of-scope mark stands for none of the labels. */
  record Label(String label) implements Gold {}

  /** Of {@link MultiLabel}; may be empty. */
  record LabelSet(Set<String> labels) implements Gold {
    public LabelSet {
      labels = Set.copyOf(labels);
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
      values = Map.copyOf(values);
    }
  }

  /** Of {@link Joint}: an answer by the name of its output. */
  record Outputs(Map<String, Gold> outputs) implements Gold {
    public Outputs {
      outputs = Map.copyOf(outputs);
    }
  }
}
