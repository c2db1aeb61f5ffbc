package dev.attune.evaluation.data;

import dev.attune.text.task.Entity;
import dev.attune.text.task.Gold;
import dev.attune.text.task.Joint;
import dev.attune.text.task.Output;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.TokenLabels;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The joint task of voice assistants: what a person wants, and with which details. */
final class IntentAndSlots {
  static final String INTENT = "intent";
  static final String SLOTS = "slots";

  private IntentAndSlots() {}

  static Gold gold(String intent, List<Entity> slots) {
    return new Gold.Outputs(
        Map.of(INTENT, new Gold.Label(intent), SLOTS, new Gold.Entities(slots)));
  }

  /** Intents and slots as they occur anywhere in a set. */
  static Joint task(Splits splits) {
    List<String> intents =
        outputs(splits, INTENT)
            .map(gold -> ((Gold.Label) gold).label())
            .distinct()
            .sorted()
            .toList();
    List<String> slots =
        outputs(splits, SLOTS)
            .flatMap(gold -> ((Gold.Entities) gold).entities().stream())
            .map(Entity::label)
            .distinct()
            .sorted()
            .toList();
    return new Joint(
        List.of(
            new Output(INTENT, new SingleLabel(intents)),
            new Output(SLOTS, new TokenLabels(slots))));
  }

  private static Stream<Gold> outputs(Splits splits, String name) {
    return splits.all().map(sample -> ((Gold.Outputs) sample.gold()).outputs().get(name));
  }
}
