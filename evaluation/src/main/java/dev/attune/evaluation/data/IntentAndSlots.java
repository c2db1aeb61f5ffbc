package dev.attune.evaluation.data;

import dev.attune.text.task.Entity;
import dev.attune.text.task.Gold;
import dev.attune.text.task.Joint;
import dev.attune.text.task.Output;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.TokenLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The joint task of voice assistants: what a person wants, and with which details. */
final class IntentAndSlots {
  static final String INTENT = "intent";
  static final String SLOTS = "slots";
  static final String UNSEEN = "unseen";

  private IntentAndSlots() {}

  static Gold gold(String intent, List<Entity> slots) {
    return new Gold.Outputs(
        Map.of(INTENT, new Gold.Label(intent), SLOTS, new Gold.Entities(slots)));
  }

  /**
   * A set with the intents of its training texts and with all slots. Other intents cannot be
   * answered; texts that have one are out of scope, so that every answer to them is a mistake.
   */
  static DataSet dataSet(Splits splits, String... notes) {
    List<String> intents =
        splits.train().stream().map(IntentAndSlots::intent).distinct().sorted().toList();
    List<String> slots =
        splits
            .all()
            .flatMap(sample -> slots(sample).stream())
            .map(Entity::label)
            .distinct()
            .sorted()
            .toList();
    long unseen = unseen(splits.all(), intents);
    List<String> all = new ArrayList<>(List.of(notes));
    if (unseen > 0) {
      all.add(
          "%d validation and test texts have an intent that no training text has; each counts as a mistake."
              .formatted(unseen));
    }
    SingleLabel intentTask =
        unseen > 0 ? new SingleLabel(intents, UNSEEN) : new SingleLabel(intents);
    return new DataSet(
        new Joint(
            List.of(new Output(INTENT, intentTask), new Output(SLOTS, new TokenLabels(slots)))),
        new Splits(
            splits.train(), marked(splits.validation(), intents), marked(splits.test(), intents)),
        all);
  }

  private static long unseen(Stream<Sample> samples, List<String> intents) {
    return samples.filter(sample -> !intents.contains(intent(sample))).count();
  }

  private static List<Sample> marked(List<Sample> samples, List<String> intents) {
    return samples.stream()
        .map(
            sample ->
                intents.contains(intent(sample))
                    ? sample
                    : new Sample(sample.id(), sample.text(), gold(UNSEEN, slots(sample))))
        .toList();
  }

  private static String intent(Sample sample) {
    return output(sample, INTENT) instanceof Gold.Label(var label) ? label : "";
  }

  private static List<Entity> slots(Sample sample) {
    return output(sample, SLOTS) instanceof Gold.Entities(var entities) ? entities : List.of();
  }

  private static Gold output(Sample sample, String name) {
    return ((Gold.Outputs) sample.gold()).outputs().getOrDefault(name, sample.gold());
  }
}
