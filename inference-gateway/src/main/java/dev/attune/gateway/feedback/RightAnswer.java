package dev.attune.gateway.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.gateway.bodies.RequestErrors;
import dev.attune.text.task.Entity;
import dev.attune.text.task.Gold;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.OutputTask;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.TokenLabels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the right answer to one output, checked against its labels and scales. */
final class RightAnswer {
  private static final int MAX_CODE_POINTS = 100_000;
  private static final int MAX_ENTITIES = 1_000;

  private final RequestErrors errors;
  private final String path;

  /**
   * @param path of the member that is read
   */
  RightAnswer(RequestErrors errors, String path) {
    this.errors = errors;
    this.path = path;
  }

  /** The member that holds an output's answer, by its kind. */
  static String member(OutputTask task) {
    return switch (task) {
      case SingleLabel single -> "label";
      case MultiLabel multi -> "labels";
      case TokenLabels token -> "entities";
      case Regression regression -> "values";
    };
  }

  /** The answer; null when something is wrong with it, which is told then. */
  @Nullable Gold read(OutputTask task, JsonNode json) {
    return switch (task) {
      case SingleLabel single -> label(single, json);
      case MultiLabel multi -> labels(multi, json);
      case TokenLabels token -> entities(token, json);
      case Regression regression -> values(regression, json);
    };
  }

  private @Nullable Gold label(SingleLabel task, JsonNode json) {
    String mark = task.outOfScopeLabel();
    if (json.isNull() && mark != null) {
      return new Gold.Label(mark);
    }
    String given = json.textValue();
    if (given != null && (task.labels().contains(given) || given.equals(mark))) {
      return new Gold.Label(given);
    }
    errors.add(
        path,
        "must be one of the version's %d labels%s."
            .formatted(task.labels().size(), mark == null ? "" : ", or null when none fits"));
    return null;
  }

  private @Nullable Gold labels(MultiLabel task, JsonNode json) {
    Set<String> labels = new HashSet<>();
    boolean known = json.isArray();
    for (JsonNode label : json) {
      known &= label.isTextual() && task.labels().contains(label.textValue());
      labels.add(label.asText());
    }
    if (!known || labels.size() != json.size()) {
      errors.add(
          path,
          "must be a list of the version's %d labels, each at most once."
              .formatted(task.labels().size()));
      return null;
    }
    return new Gold.LabelSet(labels);
  }

  private @Nullable Gold entities(TokenLabels task, JsonNode json) {
    if (!json.isArray() || json.size() > MAX_ENTITIES) {
      errors.add(path, "must be a list of at most %,d entities.".formatted(MAX_ENTITIES));
      return null;
    }
    List<Entity> entities = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      Entity entity = entity(task, json.get(i));
      if (entity == null) {
        errors.add(
            "%s[%d]".formatted(path, i),
            "must have a label of the version, and start and end in code points with 0 <= start < end.");
        return null;
      }
      entities.add(entity);
    }
    entities.sort(Comparator.comparingInt(Entity::start));
    for (int i = 1; i < entities.size(); i++) {
      if (entities.get(i).start() < entities.get(i - 1).end()) {
        errors.add(path, "has entities that overlap.");
        return null;
      }
    }
    return new Gold.Entities(entities);
  }

  private static @Nullable Entity entity(TokenLabels task, JsonNode json) {
    String label = json.path("label").textValue();
    JsonNode start = json.path("start");
    JsonNode end = json.path("end");
    boolean placed =
        start.isInt()
            && end.isInt()
            && start.intValue() >= 0
            && start.intValue() < end.intValue()
            && end.intValue() <= MAX_CODE_POINTS;
    return label != null && task.labels().contains(label) && placed
        ? new Entity(label, start.intValue(), end.intValue())
        : null;
  }

  private @Nullable Gold values(Regression task, JsonNode json) {
    Map<String, Double> values = new HashMap<>();
    for (Scale scale : task.scales()) {
      JsonNode value = json.path(scale.name());
      boolean fits =
          value.isNumber()
              && value.doubleValue() >= scale.min()
              && value.doubleValue() <= scale.max();
      if (fits) {
        values.put(scale.name(), value.doubleValue());
      } else if (!value.isMissingNode()) {
        errors.add(
            path + "." + scale.name(),
            "must be a number from %s to %s.".formatted(scale.min(), scale.max()));
        return null;
      }
    }
    if (!json.isObject() || values.isEmpty() || values.size() != json.size()) {
      errors.add(
          path,
          "must be an object with numbers for scales of the version: %s."
              .formatted(String.join(", ", task.scales().stream().map(Scale::name).toList())));
      return null;
    }
    return new Gold.Values(values);
  }
}
