package dev.attune.gateway.ids;

import dev.attune.text.answer.Answer;
import dev.attune.text.task.Gold;
import dev.attune.text.task.Joint;
import dev.attune.text.task.Output;
import dev.attune.text.task.OutputTask;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Task;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a version answered, in the few bits that an id has for it: the number of a label, a bit for
 * each of several labels, a step on a scale; a hash where that is too much, as it is of entities.
 */
public final class AnswerCode {
  /** How many bits a code has. */
  public static final int BITS = 22;

  private AnswerCode() {}

  /** The code of an answer. */
  public static int of(Task task, Answer answer) {
    int code = 0;
    for (Slot slot : Slot.of(task, BITS)) {
      Gold part = gold(slot.output(), answer);
      code |= part == null ? 0 : slot.encode(part);
    }
    return code;
  }

  /**
   * Whether what was answered is what is right, by the name of the output, as far as the code
   * tells: not of scales, and not of outputs that nothing is said of.
   */
  public static Map<String, Boolean> agreement(Task task, int code, Gold right) {
    Map<String, Boolean> agreement = new LinkedHashMap<>();
    for (Slot slot : Slot.of(task, BITS)) {
      Gold part = part(slot.output(), right);
      if (part != null && slot.compares()) {
        agreement.put(slot.output().name(), slot.agrees(code, part));
      }
    }
    return agreement;
  }

  /** What was answered, as far as the code tells; of a joint task perhaps some outputs only. */
  public static Optional<Gold> answered(Task task, int code) {
    Map<String, Gold> outputs = new HashMap<>();
    for (Slot slot : Slot.of(task, BITS)) {
      Gold part = slot.decode(code);
      if (part != null) {
        outputs.merge(slot.output().name(), part, AnswerCode::together);
      }
    }
    if (outputs.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        task instanceof Joint ? new Gold.Outputs(outputs) : outputs.values().iterator().next());
  }

  private static Gold together(Gold one, Gold other) {
    Map<String, Double> values = new HashMap<>(((Gold.Values) one).values());
    values.putAll(((Gold.Values) other).values());
    return new Gold.Values(values);
  }

  private static @Nullable Gold part(Output output, Gold gold) {
    return gold instanceof Gold.Outputs(var outputs) ? outputs.get(output.name()) : gold;
  }

  private static @Nullable Gold gold(Output output, Answer answer) {
    return switch (answer) {
      case Answer.Outputs(Map<String, Answer> outputs) -> {
        Answer own = outputs.get(output.name());
        yield own == null ? null : gold(output, own);
      }
      case Answer.Label label -> new Gold.Label(label(output.task(), label));
      case Answer.LabelSet(List<String> labels, var scores) ->
          new Gold.LabelSet(new HashSet<>(labels));
      case Answer.Entities(var entities) ->
          new Gold.Entities(entities.stream().map(Answer.Found::entity).toList());
      case Answer.Values(var estimates) -> {
        Map<String, Double> values = new HashMap<>();
        estimates.forEach((name, estimate) -> values.put(name, estimate.value()));
        yield new Gold.Values(values);
      }
    };
  }

  private static String label(OutputTask task, Answer.Label answer) {
    String label = answer.label();
    if (label != null) {
      return label;
    }
    return task instanceof SingleLabel single ? single.outOfScope().orElse("") : "";
  }
}
