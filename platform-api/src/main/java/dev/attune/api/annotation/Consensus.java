package dev.attune.api.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.api.datasets.TaskOutputs;
import dev.attune.data.tasks.JointTask;
import dev.attune.data.tasks.OutputTask;
import dev.attune.data.tasks.RegressionTask;
import dev.attune.data.tasks.Scale;
import dev.attune.data.tasks.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people say together. Labels, sets of labels and entities are the same or not; values say the
 * same when they are within a tenth of the scale of their median, which then is the answer. Each
 * output of a joint task is looked at on its own.
 */
final class Consensus {
  private static final String OUTPUTS = "outputs";
  private static final String VALUES = "values";

  private final Task task;
  private final GoldRule rule;

  Consensus(Task task, GoldRule rule) {
    this.task = task;
    this.rule = rule;
  }

  /**
   * The answer that the rule makes gold of; nothing when there is none.
   *
   * @param answers what people said, as stored, at least one
   */
  Optional<JsonNode> of(List<JsonNode> answers) {
    if (!(task instanceof JointTask)) {
      return part((OutputTask) task, answers);
    }
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    ObjectNode parts = whole.putObject(OUTPUTS);
    for (Map.Entry<String, OutputTask> output : TaskOutputs.of(task).entrySet()) {
      String name = output.getKey();
      Optional<JsonNode> part =
          part(
              output.getValue(),
              answers.stream().map(answer -> answer.path(OUTPUTS).path(name)).toList());
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.set(name, part.get());
    }
    return Optional.of(whole);
  }

  /** The answer to one output that the rule makes gold of. */
  Optional<JsonNode> part(OutputTask output, List<JsonNode> answers) {
    return output instanceof RegressionTask regression
        ? values(regression, answers)
        : mostFrequent(answers);
  }

  private Optional<JsonNode> mostFrequent(List<JsonNode> answers) {
    Map<JsonNode, Long> counts = new LinkedHashMap<>();
    answers.forEach(answer -> counts.merge(answer, 1L, Long::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .filter(most -> rule.settles(most.getValue(), answers.size()))
        .map(Map.Entry::getKey);
  }

  private Optional<JsonNode> values(RegressionTask regression, List<JsonNode> answers) {
    ObjectNode gold = JsonNodeFactory.instance.objectNode();
    ObjectNode medians = gold.putObject(VALUES);
    for (Scale scale : regression.outputs()) {
      double[] said =
          answers.stream()
              .mapToDouble(answer -> answer.path(VALUES).path(scale.name()).asDouble())
              .sorted()
              .toArray();
      double median = (said[(said.length - 1) / 2] + said[said.length / 2]) / 2;
      long same = 0;
      for (double value : said) {
        same += scale.isNear(value, median) ? 1 : 0;
      }
      if (!rule.settles(same, said.length)) {
        return Optional.empty();
      }
      medians.put(scale.name(), median);
    }
    return Optional.of(gold);
  }
}
