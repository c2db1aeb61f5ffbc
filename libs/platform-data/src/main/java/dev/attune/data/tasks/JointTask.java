package dev.attune.data.tasks;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Several answers for each text, for example intent and slots.
 *
 * @param outputs 2 to 16, with different names
 */
public record JointTask(List<JointOutput> outputs) implements Task {
  /**
   * What every prediction says beside its outputs. An output of such a name cannot be served, so a
   * new task must not have one.
   */
  public static final Set<String> MEMBERS_OF_PREDICTIONS =
      Set.of("id", "version", "truncated", "explanation");

  static final String TYPE = "joint";
  private static final int MAX_OUTPUTS = 16;

  /** Refuses outputs that break the rules, with a sentence that names the output. */
  public JointTask(@Nullable List<@Nullable JointOutput> outputs) {
    if (outputs == null
        || outputs.size() < 2
        || outputs.size() > MAX_OUTPUTS
        || outputs.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException(
          "outputs: a joint task needs 2 to " + MAX_OUTPUTS + " outputs, each with name and type.");
    }
    this.outputs = outputs.stream().map(Objects::requireNonNull).toList();
    Names.distinct("outputs", "name", this.outputs.stream().map(JointOutput::name).toList());
  }

  @Override
  public String type() {
    return TYPE;
  }
}
