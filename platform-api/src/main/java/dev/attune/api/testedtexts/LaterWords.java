package dev.attune.api.testedtexts;

import dev.attune.api.labels.LabelChangeView;
import dev.attune.api.testedtexts.TestedVersion.Tested;
import dev.attune.text.task.Entity;
import dev.attune.text.task.Gold;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Says a version's answers in the words of a later snapshot: labels go through the changes made
 * since as those of right answers went. A label that was deleted with the answers that had it stays
 * in the version's, where it is wrong.
 */
final class LaterWords {
  private LaterWords() {}

  /**
   * @param changes of the labels of the version's data set since its snapshot, the oldest first
   */
  static TestedVersion of(TestedVersion version, List<LabelChangeView> changes) {
    if (changes.isEmpty()) {
      return version;
    }
    Map<String, Tested> texts = new LinkedHashMap<>();
    version
        .texts()
        .forEach(
            (example, text) ->
                texts.put(
                    example,
                    new Tested(
                        said(text.gold(), changes),
                        said(text.answer(), changes),
                        text.unknownWords(),
                        text.outputs())));
    return new TestedVersion(version.number(), version.task(), version.snapshot(), texts);
  }

  private static Gold said(Gold answer, List<LabelChangeView> changes) {
    Gold said = answer;
    for (LabelChangeView change : changes) {
      said = changed(said, change);
    }
    return said;
  }

  private static Gold changed(Gold answer, LabelChangeView change) {
    return switch (answer) {
      case Gold.Label(String label) -> new Gold.Label(renamed(label, change).orElse(label));
      case Gold.LabelSet(var labels) ->
          new Gold.LabelSet(
              labels.stream()
                  .flatMap(label -> renamed(label, change).stream())
                  .collect(Collectors.toSet()));
      case Gold.Entities(var entities) ->
          new Gold.Entities(
              entities.stream().flatMap(entity -> changed(entity, change).stream()).toList());
      case Gold.Values values -> values;
      case Gold.Outputs(var outputs) -> {
        Map<String, Gold> changed = new HashMap<>(outputs);
        String output = change.output();
        if (output != null) {
          changed.computeIfPresent(output, (name, part) -> changed(part, change));
        }
        yield new Gold.Outputs(changed);
      }
    };
  }

  private static Optional<Entity> changed(Entity entity, LabelChangeView change) {
    return renamed(entity.label(), change)
        .map(label -> new Entity(label, entity.start(), entity.end()));
  }

  /** What an answer has in the place of a label; nothing where it only loses it. */
  private static Optional<String> renamed(String label, LabelChangeView change) {
    if (!label.equals(change.label())) {
      return Optional.of(label);
    }
    String to = change.to();
    if (to != null) {
      return Optional.of(to);
    }
    return change.strips() ? Optional.empty() : Optional.of(label);
  }
}
