package dev.attune.text.metrics;

import java.util.Collections;
import java.util.LinkedHashMap;
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
  public JointOutcomes only(int[] texts) {
    Map<String, Outcomes> some = new LinkedHashMap<>();
    outputs.forEach((name, of) -> some.put(name, of.only(texts)));
    return new JointOutcomes(some);
  }
}
