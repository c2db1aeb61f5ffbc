package dev.attune.gateway.feedback;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.gateway.bodies.BadRequestException;
import dev.attune.gateway.bodies.RequestErrors;
import dev.attune.gateway.bodies.StrictUtf8;
import dev.attune.gateway.bodies.TextRule;
import dev.attune.text.task.Gold;
import dev.attune.text.task.Joint;
import dev.attune.text.task.Output;
import dev.attune.text.task.Task;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads feedback: JSON first, and what it says once the version's task is known. */
final class FeedbackReader {
  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final String OUTPUTS = "outputs";
  private static final String COMMENT = "comment";

  private final RequestErrors errors = new RequestErrors();

  private FeedbackReader() {}

  /**
   * A body as an object.
   *
   * @throws BadRequestException when it is none
   */
  static JsonNode parse(InputStream body) throws IOException {
    try {
      JsonNode json = JSON.readTree(new StrictUtf8(body));
      if (json == null || !json.isObject()) {
        throw new BadRequestException("The body is not a JSON object.");
      }
      return json;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new BadRequestException(
          at == null
              ? "The body is not valid JSON."
              : "The body is not valid JSON: line %d, column %d."
                  .formatted(at.getLineNr(), at.getColumnNr()));
    }
  }

  /**
   * What an object says of an answer to a task.
   *
   * @throws dev.attune.gateway.bodies.InvalidRequestException when it breaks rules
   */
  static Feedback read(JsonNode json, Task task) {
    return new FeedbackReader().feedback(json, task);
  }

  private Feedback feedback(JsonNode json, Task task) {
    String member =
        task instanceof Joint ? OUTPUTS : RightAnswer.member(task.outputs().getFirst().task());
    for (String name : json.properties().stream().map(Map.Entry::getKey).toList()) {
      if (!name.equals(member) && !name.equals(COMMENT)) {
        errors.unknown("", name, member + " (for this version's task) and comment");
      }
    }
    Gold right = null;
    if (!json.has(member)) {
      errors.add(member, "is missing; this version's task is %s.".formatted(task.type()));
    } else if (task instanceof Joint) {
      right = outputs(task, json.get(OUTPUTS));
    } else {
      right =
          new RightAnswer(errors, member).read(task.outputs().getFirst().task(), json.get(member));
    }
    String comment = comment(json.path(COMMENT));
    if (right == null || !errors.isEmpty()) {
      throw errors.toException();
    }
    return new Feedback(right, comment);
  }

  private Gold outputs(Task task, JsonNode json) {
    Map<String, Gold> outputs = new HashMap<>();
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      Optional<Output> output =
          task.outputs().stream().filter(one -> one.name().equals(member.getKey())).findFirst();
      if (output.isEmpty()) {
        errors.unknown(
            OUTPUTS,
            member.getKey(),
            String.join(", ", task.outputs().stream().map(Output::name).toList()));
        continue;
      }
      String form = RightAnswer.member(output.get().task());
      // As predictions have it, or without the member around it, as uploads may.
      JsonNode given = member.getValue();
      JsonNode answer = given.isObject() && given.has(form) ? given.get(form) : given;
      Gold right =
          new RightAnswer(errors, OUTPUTS + "." + output.get().name())
              .read(output.get().task(), answer);
      if (right != null) {
        outputs.put(output.get().name(), right);
      }
    }
    if (outputs.isEmpty() && errors.isEmpty()) {
      errors.add(OUTPUTS, "must be an object with answers to one or more of the outputs.");
    }
    return new Gold.Outputs(outputs);
  }

  private @Nullable String comment(JsonNode json) {
    if (json.isMissingNode() || json.isNull()) {
      return null;
    }
    String complaint =
        json.isTextual() ? TextRule.COMMENT.complaint(json.textValue()) : "must be a string.";
    if (complaint != null) {
      errors.add(COMMENT, complaint);
    }
    return json.textValue();
  }
}
