package dev.attune.text.learn;

import dev.attune.text.adapter.LoraTarget;
import dev.attune.text.task.Joint;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Regression;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Task;
import dev.attune.text.task.TokenLabels;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The knobs of a training, with the ranges that are accepted. */
public enum Hyperparameter {
  LEARNING_RATE("learningRate", Kind.NUMBER, 1e-6, 0.1),
  EPOCHS("epochs", Kind.INTEGER, 1, 200),
  BATCH_SIZE("batchSize", Kind.INTEGER, 1, 256),
  WARMUP_SHARE("warmupShare", Kind.NUMBER, 0, 0.5),
  WEIGHT_DECAY("weightDecay", Kind.NUMBER, 0, 1),
  MAX_GRADIENT_NORM("maxGradientNorm", Kind.NUMBER, 0, 100),
  DROPOUT("dropout", Kind.NUMBER, 0, 0.5),
  PATIENCE("patience", Kind.INTEGER, 1, 200),
  MAX_TOKENS("maxTokens", Kind.INTEGER, 8, 512),
  RANK("rank", Kind.INTEGER, 1, 64),
  ALPHA("alpha", Kind.NUMBER, 0.1, 512),
  TARGETS("targets", Kind.SET, 0, 0),
  CLASS_WEIGHTS("classWeights", Kind.NUMBER, 0, 1),
  TOKEN_LOSS_WEIGHT("tokenLossWeight", Kind.NUMBER, 0.01, 100),
  CRF("crf", Kind.INTEGER, 0, 1),
  SOFT_LABELS("softLabels", Kind.INTEGER, 0, 1),
  TOKENS_PER_PASS("tokensPerPass", Kind.INTEGER, 128, 131_072),
  SEED("seed", Kind.INTEGER, 0, Integer.MAX_VALUE);

  /** What values look like. */
  public enum Kind {
    INTEGER,
    NUMBER,
    /** Some of {@link Hyperparameter#choices()}, at least one. */
    SET
  }

  private final String id;
  private final Kind kind;
  private final double lowest;
  private final double highest;

  Hyperparameter(String id, Kind kind, double lowest, double highest) {
    this.id = id;
    this.kind = kind;
    this.lowest = lowest;
    this.highest = highest;
  }

  /** The name in files and APIs. */
  public String id() {
    return id;
  }

  /** What its values look like. */
  public Kind kind() {
    return kind;
  }

  /** What a set is chosen from; nothing for numbers. */
  public List<String> choices() {
    return kind == Kind.SET
        ? Arrays.stream(LoraTarget.values()).map(LoraTarget::id).toList()
        : List.of();
  }

  /** The smallest number that is accepted. */
  double lowest() {
    return lowest;
  }

  /** The smallest number with which a method can learn. */
  public double lowest(Method method) {
    return this == BATCH_SIZE ? Math.max(lowest, method.leastBatch()) : lowest;
  }

  /** The largest number that is accepted. */
  public double highest() {
    return highest;
  }

  /** Whether a method has any use for it. */
  public boolean appliesTo(Method method) {
    return switch (this) {
      case RANK, ALPHA, TARGETS ->
          method instanceof Method.Lora || method instanceof Method.FewShot;
      case PATIENCE, CRF -> !(method instanceof Method.FewShot);
      case TOKENS_PER_PASS -> !(method instanceof Method.Head);
      default -> true;
    };
  }

  /**
   * The types of tasks in which it can have an effect; in a joint one only where it has one on an
   * output.
   */
  public List<String> tasks() {
    return switch (this) {
      case TOKEN_LOSS_WEIGHT -> List.of(Joint.TYPE);
      case CRF -> List.of(TokenLabels.TYPE, Joint.TYPE);
      case CLASS_WEIGHTS, SOFT_LABELS -> List.of(SingleLabel.TYPE, MultiLabel.TYPE, Joint.TYPE);
      default -> Method.EVERY_TASK;
    };
  }

  /** The types of outputs on which it can have an effect: a task needs one of them. */
  public List<String> outputs() {
    return switch (this) {
      case TOKEN_LOSS_WEIGHT, CRF -> List.of(TokenLabels.TYPE);
      case CLASS_WEIGHTS, SOFT_LABELS -> List.of(SingleLabel.TYPE, MultiLabel.TYPE);
      default -> List.of(SingleLabel.TYPE, MultiLabel.TYPE, TokenLabels.TYPE, Regression.TYPE);
    };
  }

  /** Whether it can have an effect in a task. */
  boolean suits(Task task) {
    return tasks().contains(task.type())
        && task.outputs().stream().anyMatch(output -> outputs().contains(output.task().type()));
  }

  /** A number as those of its kind are written: whole, or with a fraction. */
  public Number written(double value) {
    return kind == Kind.INTEGER ? (Number) Math.round(value) : (Number) value;
  }

  /** The hyperparameter of a name, if there is one. */
  static Optional<Hyperparameter> of(String id) {
    return Arrays.stream(values()).filter(parameter -> parameter.id.equals(id)).findFirst();
  }

  /**
   * Checks a value against type and range.
   *
   * @return a {@link Double}, or a set of {@link LoraTarget}
   * @throws HyperparameterException naming field, value and range
   */
  Object checked(Object value) {
    return kind == Kind.SET ? checkedSet(value) : (Object) checkedNumber(value);
  }

  private Set<LoraTarget> checkedSet(Object value) {
    String rule = "a list of one or more of " + String.join(", ", choices());
    if (!(value instanceof Collection<?> ids) || ids.isEmpty()) {
      throw refused(value instanceof Collection<?> ? "is empty" : "is not a list", rule);
    }
    Set<LoraTarget> targets = EnumSet.noneOf(LoraTarget.class);
    for (Object id : ids) {
      if (!(id instanceof String known) || !choices().contains(known)) {
        throw refused("has '%s' in it".formatted(id), rule);
      }
      targets.add(LoraTarget.of(known));
    }
    return targets;
  }

  private double checkedNumber(Object value) {
    if (!(value instanceof Number number)) {
      throw refused(
          value instanceof String ? "is a string" : "is not a number", "a %s".formatted(noun()));
    }
    double checked = number.doubleValue();
    if (kind == Kind.INTEGER && checked != Math.rint(checked)) {
      throw refused("is " + value, "a whole number");
    }
    if (!(checked >= lowest && checked <= highest)) {
      throw refused("is " + value, "from %s to %s".formatted(plain(lowest), plain(highest)));
    }
    return checked;
  }

  private HyperparameterException refused(String fact, String rule) {
    return new HyperparameterException(id, "%s %s; it must be %s.".formatted(id, fact, rule));
  }

  private String noun() {
    return kind == Kind.INTEGER ? "whole number" : "number";
  }

  private static String plain(double bound) {
    return new BigDecimal(Double.toString(bound)).stripTrailingZeros().toPlainString();
  }
}
