package dev.attune.text.answer;

import dev.attune.text.task.Gold;
import dev.attune.text.task.Joint;
import dev.attune.text.task.Output;
import dev.attune.text.task.OutputTask;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Task;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** What a model says, in the form in which a person's answer is kept. */
public final class AnswerAsGold {
  /** A thousandth of the scale is finer than anybody answers. */
  private static final double STEPS = 1000;

  private AnswerAsGold() {}

  /**
   * An answer without its probabilities. Where the model refuses, it is the mark of texts out of
   * scope, or the likeliest label where the task has no such mark.
   */
  public static Gold of(Task task, Answer answer) {
    return switch (task) {
      case OutputTask one -> part(one, answer);
      case Joint joint -> {
        Map<String, Gold> outputs = new HashMap<>();
        Map<String, Answer> answers = ((Answer.Outputs) answer).outputs();
        for (Output output : joint.outputs()) {
          Answer part = answers.get(output.name());
          if (part != null) {
            outputs.put(output.name(), part(output.task(), part));
          }
        }
        yield new Gold.Outputs(outputs);
      }
    };
  }

  private static Gold part(OutputTask task, Answer answer) {
    return switch (answer) {
      case Answer.Label label -> label(task, label);
      case Answer.LabelSet set -> new Gold.LabelSet(new HashSet<>(set.labels()));
      case Answer.Entities entities ->
          new Gold.Entities(entities.entities().stream().map(Answer.Found::entity).toList());
      case Answer.Values values -> values((Regression) task, values);
      case Answer.Outputs _ ->
          throw new IllegalArgumentException("An output of a joint task is not joint itself.");
    };
  }

  private static Gold label(OutputTask task, Answer.Label answer) {
    if (answer.label() != null) {
      return new Gold.Label(answer.label());
    }
    if (task instanceof SingleLabel single && single.outOfScope().isPresent()) {
      return new Gold.Label(single.outOfScope().get());
    }
    return new Gold.Label(
        answer.scores().entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .orElseThrow()
            .getKey());
  }

  private static Gold values(Regression task, Answer.Values answer) {
    Map<String, Double> values = new HashMap<>();
    for (Scale scale : task.scales()) {
      Answer.Estimate estimate = answer.values().get(scale.name());
      if (estimate != null) {
        values.put(scale.name(), scale.clamped(rounded(estimate.value(), scale)));
      }
    }
    return new Gold.Values(values);
  }

  /** To a power of ten near a thousandth of the scale, in digits that a person would write. */
  private static double rounded(double value, Scale scale) {
    int digits = (int) Math.ceil(Math.log10(STEPS / (scale.max() - scale.min())));
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
  }
}
