package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.agreement.Annotation;
import dev.attune.agreement.Annotations;
import dev.attune.agreement.truth.DawidSkene;
import dev.attune.agreement.truth.TrueLabels;
import dev.attune.api.datasets.TaskOutputs;
import dev.attune.data.tasks.JointTask;
import dev.attune.data.tasks.MultiLabelTask;
import dev.attune.data.tasks.OutputTask;
import dev.attune.data.tasks.SingleLabelTask;
import dev.attune.data.tasks.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What is right, estimated from all answers to a data set together (Dawid and Skene): a label, or
 * for sets whether each label belongs. Of entities and values, for which there is no such estimate,
 * more than half decide.
 */
final class Estimate {
  private static final String OUTPUTS = "outputs";

  private final Task task;
  private final Map<String, Function<String, Optional<Right>>> outputs = new LinkedHashMap<>();

  /**
   * One person's answer.
   *
   * @param answer as it is stored
   */
  record Given(String example, String annotator, JsonNode answer) {
    Given part(String output) {
      return new Given(example, annotator, answer.path(OUTPUTS).path(output));
    }
  }

  /**
   * What is held for right.
   *
   * @param gold as it is stored
   * @param certainty the probability of the least certain label in it; 1 where none is estimated
   */
  record Right(JsonNode gold, double certainty) {}

  Estimate(Task task, List<Given> given) {
    this.task = task;
    TaskOutputs.of(task)
        .forEach(
            (name, output) ->
                outputs.put(
                    name,
                    of(
                        output,
                        task instanceof JointTask
                            ? given.stream().map(one -> one.part(name)).toList()
                            : given)));
  }

  /** Whether an output's answers are labels. */
  static boolean estimates(OutputTask output) {
    return output instanceof SingleLabelTask || output instanceof MultiLabelTask;
  }

  /** What is right of an example; nothing where two labels are equally probable. */
  Optional<Right> of(String example) {
    if (!(task instanceof JointTask)) {
      return outputs.values().iterator().next().apply(example);
    }
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    ObjectNode parts = whole.putObject(OUTPUTS);
    double certainty = 1;
    for (Map.Entry<String, Function<String, Optional<Right>>> output : outputs.entrySet()) {
      Optional<Right> part = output.getValue().apply(example);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.set(output.getKey(), part.get().gold());
      certainty = Math.min(certainty, part.get().certainty());
    }
    return Optional.of(new Right(whole, certainty));
  }

  private Function<String, Optional<Right>> of(OutputTask output, List<Given> given) {
    return switch (output) {
      case SingleLabelTask labels -> ofLabels(labels, given);
      case MultiLabelTask sets -> ofSets(sets, given);
      case OutputTask other -> ofMost(other, given);
    };
  }

  private static Function<String, Optional<Right>> ofLabels(
      SingleLabelTask task, List<Given> given) {
    TrueLabels<String> right =
        DawidSkene.STANDARD.estimate(
            annotations(given, answer -> answer.path("label").asText()), task.goldLabels());
    return example ->
        right
            .label(example)
            .map(
                label ->
                    new Right(
                        JsonNodeFactory.instance.objectNode().put("label", label),
                        right.certainty(example)));
  }

  private static Function<String, Optional<Right>> ofSets(MultiLabelTask task, List<Given> given) {
    Map<String, TrueLabels<Boolean>> right =
        DawidSkene.STANDARD.estimateSets(annotations(given, Estimate::set), task.labels());
    return example -> {
      ObjectNode gold = JsonNodeFactory.instance.objectNode();
      ArrayNode labels = gold.putArray("labels");
      double certainty = 1;
      for (Map.Entry<String, TrueLabels<Boolean>> label : right.entrySet()) {
        Optional<Boolean> belongs = label.getValue().label(example);
        if (belongs.isEmpty()) {
          return Optional.empty();
        }
        if (belongs.get()) {
          labels.add(label.getKey());
        }
        certainty = Math.min(certainty, label.getValue().certainty(example));
      }
      return Optional.of(new Right(gold, certainty));
    };
  }

  private static Set<String> set(JsonNode answer) {
    Set<String> labels = new LinkedHashSet<>();
    answer.path("labels").forEach(label -> labels.add(label.asText()));
    return labels;
  }

  private Function<String, Optional<Right>> ofMost(OutputTask output, List<Given> given) {
    Map<String, List<JsonNode>> answers = new LinkedHashMap<>();
    given.forEach(
        one -> answers.computeIfAbsent(one.example(), key -> new ArrayList<>()).add(one.answer()));
    Consensus consensus = new Consensus(task, GoldRule.MAJORITY);
    return example ->
        Optional.ofNullable(answers.get(example))
            .flatMap(said -> consensus.part(output, said))
            .map(gold -> new Right(gold, 1));
  }

  private static <V> Annotations<V> annotations(List<Given> given, Function<JsonNode, V> read) {
    return Annotations.of(
        given.stream()
            .map(one -> new Annotation<>(one.example(), one.annotator(), read.apply(one.answer())))
            .toList());
  }
}
