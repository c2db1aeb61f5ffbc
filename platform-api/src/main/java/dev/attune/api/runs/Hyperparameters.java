package dev.attune.api.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.api.problems.ProblemError;
import dev.attune.api.problems.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a training method may be told, as its worker registered it: {@code
 * [{"name","type","min","max","choices","tasks","outputs","default","description"}]}. One that has
 * no effect on the run's task is accepted: what a run was given can be given to the next one.
 */
final class Hyperparameters {
  private final Map<String, JsonNode> known = new LinkedHashMap<>();

  Hyperparameters(JsonNode registered) {
    registered.forEach(one -> known.put(one.path("name").asText(), one));
  }

  /** What was given, checked, and the defaults for the rest. */
  ObjectNode complete(@Nullable JsonNode given) {
    if (given != null && !given.isNull() && !given.isObject()) {
      throw Refusal.invalid("hyperparameters", "must be an object");
    }
    ObjectNode complete = JsonNodeFactory.instance.objectNode();
    known.forEach(
        (name, one) -> {
          if (one.hasNonNull("default")) {
            complete.set(name, one.get("default"));
          }
        });
    List<ProblemError> errors = new ArrayList<>();
    if (given != null) {
      for (Map.Entry<String, JsonNode> value : given.properties()) {
        problem(value.getKey(), value.getValue())
            .ifPresentOrElse(
                message ->
                    errors.add(ProblemError.inField("hyperparameters." + value.getKey(), message)),
                () -> complete.set(value.getKey(), value.getValue()));
      }
    }
    if (!errors.isEmpty()) {
      throw Refusal.invalid("Some hyperparameters are not acceptable.", errors);
    }
    return complete;
  }

  private Optional<String> problem(String name, JsonNode value) {
    JsonNode one = known.get(name);
    if (one == null) {
      return Optional.of("is not known; known are " + String.join(", ", known.keySet()));
    }
    if (one.path("type").asText().equals("set")) {
      return ofChoices(one, value);
    }
    boolean whole = one.path("type").asText().equals("integer");
    boolean rightType = whole ? value.isIntegralNumber() : value.isNumber();
    boolean inRange =
        rightType
            && (!one.hasNonNull("min") || value.asDouble() >= one.get("min").asDouble())
            && (!one.hasNonNull("max") || value.asDouble() <= one.get("max").asDouble());
    return inRange
        ? Optional.empty()
        : Optional.of("must be a " + (whole ? "whole " : "") + "number" + range(one));
  }

  private static Optional<String> ofChoices(JsonNode one, JsonNode value) {
    Set<String> choices =
        one.path("choices").valueStream().map(JsonNode::asText).collect(Collectors.toSet());
    boolean chosen =
        value.isArray()
            && !value.isEmpty()
            && value
                .valueStream()
                .allMatch(member -> member.isTextual() && choices.contains(member.textValue()));
    return chosen
        ? Optional.empty()
        : Optional.of(
            "must be a list of one or more of "
                + one.path("choices")
                    .valueStream()
                    .map(JsonNode::asText)
                    .collect(Collectors.joining(", ")));
  }

  private static String range(JsonNode one) {
    String min = one.hasNonNull("min") ? " from " + one.get("min").asText() : "";
    String max = one.hasNonNull("max") ? " to " + one.get("max").asText() : "";
    return min + max;
  }
}
