package dev.attune.text.metrics;

import dev.attune.text.task.Gold;
import dev.attune.text.task.Joint;
import dev.attune.text.task.Output;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several answers to each text.
 *
 * @param outputs by the name of the output, in the task's order; all of the same texts
 */
public record JointOutcomes(Map<String, Outcomes> outputs) implements Outcomes {

  /**
   * @throws IllegalArgumentException if there is no output, or they have not as many texts each
   */
  public JointOutcomes {
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    if (outputs.values().stream().mapToInt(Outcomes::size).distinct().count() != 1) {
      throw new IllegalArgumentException("The outputs do not have as many texts each.");
    }
  }

  static JointOutcomes of(Joint task, List<Gold> truth, List<Gold> answers) {
    Map<String, Outcomes> outputs = new LinkedHashMap<>();
    for (Output output : task.outputs()) {
      outputs.put(
          output.name(), Outcomes.of(output.task(), part(output, truth), part(output, answers)));
    }
    return new JointOutcomes(outputs);
  }

  private static List<Gold> part(Output output, List<Gold> golds) {
    return golds.stream().map(gold -> part(output, (Gold.Outputs) gold)).toList();
  }

  private static Gold part(Output output, Gold.Outputs of) {
    Gold gold = of.outputs().get(output.name());
    if (gold == null) {
      throw new IllegalArgumentException(
          "A text has no answer of the output %s.".formatted(output.name()));
    }
    return gold;
  }

  @Override
  public int size() {
    return outputs.values().iterator().next().size();
  }

  @Override
  public String figure() {
    return "mean";
  }

  /** The mean of the outputs' headline figures. */
  @Override
  public double headline(int[] times) {
    return outputs.values().stream().mapToDouble(of -> of.headline(times)).average().orElseThrow();
  }

  /** Whether the answers of all outputs are right. */
  @Override
  public boolean right(int text) {
    return outputs.values().stream().allMatch(of -> of.right(text));
  }

  @Override
  public Gold answer(int text) {
    Map<String, Gold> answers = new LinkedHashMap<>();
    outputs.forEach((name, of) -> answers.put(name, of.answer(text)));
    return new Gold.Outputs(answers);
  }

  @Override
  public JointOutcomes only(int[] texts) {
    Map<String, Outcomes> some = new LinkedHashMap<>();
    outputs.forEach((name, of) -> some.put(name, of.only(texts)));
    return new JointOutcomes(some);
  }
}
