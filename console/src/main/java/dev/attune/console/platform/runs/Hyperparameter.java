package dev.attune.console.platform.runs;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.console.format.Figures;
import dev.attune.console.platform.datasets.Task;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a training method lets a person choose.
 *
 * @param type {@code number}, {@code integer}, or {@code set} for some of the choices
 * @param tasks the types of tasks in which it can have an effect; all of them when null
 * @param outputs the types of answers on which it can have one; all of them when null
 */
public record Hyperparameter(
    String name,
    String type,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    @Nullable List<String> choices,
    @Nullable List<String> tasks,
    @Nullable List<String> outputs,
    @JsonProperty("default") @Nullable JsonNode standard,
    @Nullable String description) {

  /** Stands between the members of a set in a form's field. */
  private static final String BETWEEN = ",";

  public boolean integer() {
    return "integer".equals(type);
  }

  public boolean set() {
    return choices != null && !choices.isEmpty();
  }

  /** Whether it is switched on and off, by 1 and 0. */
  public boolean onOff() {
    return integer()
        && !automatic()
        && min != null
        && min.signum() == 0
        && max != null
        && max.compareTo(BigDecimal.ONE) == 0;
  }

  /** Whether it can have an effect in a task. */
  public boolean suits(Task task) {
    return (tasks == null || tasks.contains(task.type()))
        && (outputs == null || task.answerTypes().stream().anyMatch(outputs::contains));
  }

  /** Whether it is chosen by the data when a person leaves it. */
  public boolean automatic() {
    return standard == null || standard.isNull();
  }

  /** What a form shows before a person has changed it. */
  public String shown() {
    return automatic() ? "" : written(Objects.requireNonNull(standard));
  }

  /** What a form's field holds of a value. */
  public static String written(JsonNode value) {
    return Figures.joined(value, BETWEEN);
  }

  /** The members of a set that a form's field holds. */
  public static List<String> members(String value) {
    return Arrays.stream(value.split(BETWEEN, -1)).filter(member -> !member.isEmpty()).toList();
  }

  /** What a form's field holds of a set. */
  public static String field(List<String> members) {
    return String.join(BETWEEN, members);
  }

  /**
   * The number that a form's field holds; a checked box sends its 1 behind the 0 of an open one.
   */
  public String number(String value) {
    return onOff() ? value.substring(value.lastIndexOf(BETWEEN) + 1) : value;
  }

  /** Whether a form's field has it switched on. */
  public boolean isOn(String value) {
    return number(value).equals("1");
  }

  /** Whether a form's field holds what it shows before a person has changed it. */
  public boolean isDefault(String value) {
    return set()
        ? Set.copyOf(members(value)).equals(Set.copyOf(members(shown())))
        : number(value).equals(shown());
  }

  /** Whether a form's field has a member of a set. */
  public boolean holds(String value, String member) {
    return members(value).contains(member);
  }

  /** Its field in a form that offers several methods. */
  public String fieldOf(String method) {
    return method + "." + name;
  }

  public String lowest() {
    return bound(min);
  }

  public String highest() {
    return bound(max);
  }

  private static String bound(@Nullable BigDecimal bound) {
    return bound == null ? "…" : bound.stripTrailingZeros().toPlainString();
  }

  /** Whether a number is of the type and inside the range. */
  public boolean accepts(BigDecimal value) {
    return (!integer() || value.stripTrailingZeros().scale() <= 0)
        && (min == null || value.compareTo(min) >= 0)
        && (max == null || value.compareTo(max) <= 0);
  }

  /** Whether a set is of the choices and not empty. */
  public boolean accepts(List<String> members) {
    return choices != null && !members.isEmpty() && choices.containsAll(members);
  }
}
