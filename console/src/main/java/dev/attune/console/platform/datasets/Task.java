package dev.attune.console.platform.datasets;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a text.
 *
 * @param type {@code single-label}, {@code multi-label}, {@code token}, {@code regression} or
 *     {@code joint}
 * @param labels to choose from, of a task with labels
 * @param outOfScope how texts with none of the labels are marked, in a single-label task
 * @param outputs scales of a regression, answers of a joint task
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Task(
    String type,
    @Nullable List<String> labels,
    @Nullable String outOfScope,
    @Nullable List<Output> outputs) {

  public static final String SINGLE_LABEL = "single-label";
  public static final String MULTI_LABEL = "multi-label";
  public static final String TOKEN = "token";
  public static final String REGRESSION = "regression";
  public static final String JOINT = "joint";

  private static final int GLANCE = 8;

  /** Every type, the most common first. */
  public static final List<String> TYPES =
      List.of(SINGLE_LABEL, MULTI_LABEL, TOKEN, REGRESSION, JOINT);

  /**
   * A scale of a regression, with its ends; or an answer of a joint task, with the type of its own
   * task and that task's labels or scales.
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Output(
      String name,
      @Nullable Double min,
      @Nullable Double max,
      @Nullable String type,
      @Nullable List<String> labels,
      @Nullable String outOfScope,
      @Nullable List<Output> outputs) {

    public static Output scale(String name, double min, double max) {
      return new Output(name, min, max, null, null, null, null);
    }

    /** An answer of a joint task that asks what the task asks. */
    public static Output answer(String name, Task task) {
      return new Output(
          name, null, null, task.type(), task.labels(), task.outOfScope(), task.outputs());
    }

    /** The values in one of ten equal parts of the scale, counted from 0: {@code 2 – 3}. */
    public String tenth(int part) {
      var low = min == null ? 0 : min;
      var step = ((max == null ? 1 : max) - low) / 10;
      return decimal(low + part * step) + " – " + decimal(low + (part + 1) * step);
    }

    private static String decimal(double value) {
      return BigDecimal.valueOf(value)
          .setScale(2, RoundingMode.HALF_UP)
          .stripTrailingZeros()
          .toPlainString()
          .replace('-', '−');
    }

    /** What this answer of a joint task asks. */
    public Task task() {
      return new Task(type == null ? "" : type, labels, outOfScope, outputs);
    }
  }

  public static Task singleLabel(List<String> labels, @Nullable String outOfScope) {
    return new Task(SINGLE_LABEL, labels, outOfScope, null);
  }

  public static Task multiLabel(List<String> labels) {
    return new Task(MULTI_LABEL, labels, null, null);
  }

  public static Task token(List<String> labels) {
    return new Task(TOKEN, labels, null, null);
  }

  public static Task regression(List<Output> scales) {
    return new Task(REGRESSION, null, null, scales);
  }

  public static Task joint(List<Output> answers) {
    return new Task(JOINT, null, null, answers);
  }

  /** The labels that an example may carry, the out-of-scope mark last. */
  public List<String> labelNames() {
    var names = new LinkedHashSet<String>();
    if (labels != null) {
      names.addAll(labels);
    }
    if (outOfScope != null) {
      names.add(outOfScope);
    }
    return List.copyOf(names);
  }

  /** The scales of a regression; empty otherwise. */
  public List<Output> scales() {
    return outputs == null || !is(REGRESSION) ? List.of() : outputs;
  }

  /** The answers of a joint task; empty otherwise. */
  public List<Output> answers() {
    return outputs == null || !is(JOINT) ? List.of() : outputs;
  }

  /** The types of its answers: its own unless it is joint. */
  public List<String> answerTypes() {
    return is(JOINT)
        ? answers().stream().map(answer -> answer.task().type()).distinct().toList()
        : List.of(type);
  }

  /** Names of what it answers with: labels, scales or outputs. */
  public List<String> names() {
    return labels != null
        ? labelNames()
        : outputs == null ? List.of() : outputs.stream().map(Output::name).toList();
  }

  /** The first of those names, for a glance. */
  public List<String> firstNames() {
    return names().subList(0, Math.min(GLANCE, names().size()));
  }

  /** How many names there are besides the first. */
  public int moreNames() {
    return names().size() - firstNames().size();
  }

  public boolean is(String wanted) {
    return type.equals(wanted);
  }

  /** Whether a part of it marks stretches of the text. */
  public boolean marksText() {
    return is(TOKEN) || answers().stream().anyMatch(answer -> answer.task().is(TOKEN));
  }
}
