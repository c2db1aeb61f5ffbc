package dev.attune.evaluation.data;

import dev.attune.text.task.Entity;
import dev.attune.text.task.Gold;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The labels that occur in right answers. */
final class GoldLabels {
  private GoldLabels() {}

  /** Of one answer; those of a joint task with the name of the output before them. */
  static Set<String> of(Gold gold) {
    return switch (gold) {
      case Gold.Label(var label) -> Set.of(label);
      case Gold.LabelSet(var labels) -> labels;
      case Gold.Entities(var entities) ->
          entities.stream().map(Entity::label).collect(Collectors.toSet());
      case Gold.Values(var values) -> Set.of();
      case Gold.Outputs(var outputs) -> {
        Set<String> labels = new HashSet<>();
        outputs.forEach((name, part) -> of(part).forEach(label -> labels.add(name + "." + label)));
        yield labels;
      }
    };
  }
}
