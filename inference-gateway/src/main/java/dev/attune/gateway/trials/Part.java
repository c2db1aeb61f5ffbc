package dev.attune.gateway.trials;

import dev.attune.text.answer.Answer;
import dev.attune.text.task.Entity;
import dev.attune.text.task.Output;
import dev.attune.text.task.OutputTask;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.task.Task;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One output of an answer, as far as two versions can be compared in it. Distances run from 0, the
 * same, to 1.
 */
sealed interface Part {
  /** The labels that the answer gives. */
  List<String> labels();

  /**
   * How sure it is, or where its value lies on the scale, from 0 to 1; nothing without entities.
   */
  OptionalDouble score();

  /** A label; empty when the model refused. */
  record OfLabel(String label, double confidence, Map<String, Double> scores) implements Part {
    @Override
    public List<String> labels() {
      return List.of(label);
    }

    @Override
    public OptionalDouble score() {
      return OptionalDouble.of(confidence);
    }

    /** Total variation. */
    double distance(OfLabel other) {
      return difference(scores, other.scores) / 2;
    }
  }

  /** Any number of labels; its score is the largest. */
  record OfLabels(List<String> labels, Map<String, Double> scores) implements Part {
    @Override
    public OptionalDouble score() {
      return scores.values().stream().mapToDouble(Double::doubleValue).max();
    }

    /** The mean difference of a label's scores. */
    double distance(OfLabels other) {
      return difference(scores, other.scores) / names(scores, other.scores).size();
    }
  }

  /** Entities; its score is the mean of theirs. */
  record OfEntities(Set<Entity> entities, List<String> labels, OptionalDouble score)
      implements Part {
    /** One minus F1. */
    double distance(OfEntities other) {
      int all = entities.size() + other.entities.size();
      Set<Entity> both = new HashSet<>(entities);
      both.retainAll(other.entities);
      return all == 0 ? 0 : 1 - 2.0 * both.size() / all;
    }
  }

  /** A value, by where it lies on its scale. */
  record OfValue(double position) implements Part {
    /** Closer than this is the same. */
    static final double SAME = 0.05;

    @Override
    public List<String> labels() {
      return List.of();
    }

    @Override
    public OptionalDouble score() {
      return OptionalDouble.of(position);
    }
  }

  /** How far two are apart; nothing when they answer different kinds of question. */
  static OptionalDouble distance(Part one, Part other) {
    if (one instanceof OfLabel a && other instanceof OfLabel b) {
      return OptionalDouble.of(a.distance(b));
    }
    if (one instanceof OfLabels a && other instanceof OfLabels b) {
      return OptionalDouble.of(a.distance(b));
    }
    if (one instanceof OfEntities a && other instanceof OfEntities b) {
      return OptionalDouble.of(a.distance(b));
    }
    if (one instanceof OfValue a && other instanceof OfValue b) {
      return OptionalDouble.of(Math.abs(a.position() - b.position()));
    }
    return OptionalDouble.empty();
  }

  /** Whether a caller would have read the same, if both are of one kind. */
  static boolean agree(Part one, Part other) {
    return switch (one) {
      case OfLabel a -> other instanceof OfLabel b && a.label().equals(b.label());
      case OfLabels a ->
          other instanceof OfLabels b && Set.copyOf(a.labels()).equals(Set.copyOf(b.labels()));
      case OfEntities a -> other instanceof OfEntities b && a.entities().equals(b.entities());
      case OfValue a ->
          other instanceof OfValue b && Math.abs(a.position() - b.position()) <= OfValue.SAME;
    };
  }

  /** The parts of an answer by their outputs' names; a scale of several is an output of its own. */
  static Map<String, Part> of(Answer answer, Task task) {
    Map<String, Part> parts = new LinkedHashMap<>();
    if (answer instanceof Answer.Outputs joint) {
      for (Output output : task.outputs()) {
        Answer one = joint.outputs().get(output.name());
        if (one != null) {
          add(parts, output.name(), one, output.task());
        }
      }
    } else {
      add(parts, "", answer, task.outputs().getFirst().task());
    }
    return parts;
  }

  private static void add(Map<String, Part> parts, String name, Answer answer, OutputTask task) {
    switch (answer) {
      case Answer.Label one ->
          parts.put(
              name,
              new OfLabel(
                  Objects.requireNonNullElse(one.label(), ""), one.confidence(), one.scores()));
      case Answer.LabelSet set -> parts.put(name, new OfLabels(set.labels(), set.scores()));
      case Answer.Entities found ->
          parts.put(
              name,
              new OfEntities(
                  found.entities().stream().map(Answer.Found::entity).collect(Collectors.toSet()),
                  found.entities().stream().map(Answer.Found::label).toList(),
                  found.entities().stream().mapToDouble(Answer.Found::confidence).average()));
      case Answer.Values values -> {
        if (task instanceof Regression regression) {
          for (Scale scale : regression.scales()) {
            Answer.Estimate estimate = values.values().get(scale.name());
            if (estimate != null) {
              parts.put(
                  name.isEmpty() ? scale.name() : name + "." + scale.name(),
                  new OfValue(scale.position(estimate.value())));
            }
          }
        }
      }
      case Answer.Outputs nested -> throw new IllegalArgumentException("Outputs within outputs.");
    }
  }

  private static double difference(Map<String, Double> one, Map<String, Double> other) {
    return names(one, other).stream()
        .mapToDouble(name -> Math.abs(one.getOrDefault(name, 0.0) - other.getOrDefault(name, 0.0)))
        .sum();
  }

  private static Set<String> names(Map<String, Double> one, Map<String, Double> other) {
    Set<String> names = new TreeSet<>(one.keySet());
    names.addAll(other.keySet());
    return names;
  }
}
