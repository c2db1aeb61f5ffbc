package dev.attune.api.gold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.api.problems.Excerpt;
import dev.attune.data.tasks.Scale;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A number on each scale. In columns, and in members of the same names, each scale has its own. */
final class ValuesForm implements OutputForm {
  static final String MEMBER = "values";
  static final String COLUMN = "value";

  private final Map<String, Scale> scales = new LinkedHashMap<>();

  ValuesForm(List<Scale> scales) {
    scales.forEach(scale -> this.scales.put(scale.name(), scale));
  }

  @Override
  public String member() {
    return MEMBER;
  }

  @Override
  public List<String> columns() {
    return scales.keySet().stream().map(scale -> COLUMN + "." + scale).toList();
  }

  @Override
  public @Nullable JsonNode find(Map<String, JsonNode> row, String suffix) {
    JsonNode whole = row.get(MEMBER + suffix);
    if (whole != null) {
      return whole;
    }
    ObjectNode brief = JsonNodeFactory.instance.objectNode();
    for (String scale : scales.keySet()) {
      JsonNode value = row.get(COLUMN + suffix + "." + scale);
      if (value != null) {
        brief.set(scale, value);
      }
    }
    return brief.isEmpty() ? null : brief;
  }

  @Override
  public ObjectNode stored(JsonNode given, String text) throws BadGoldException {
    JsonNode brief = ofOnlyScale(given);
    if (!brief.isObject()) {
      throw new BadGoldException("has values that are not an object of numbers");
    }
    for (Map.Entry<String, JsonNode> member : brief.properties()) {
      if (!scales.containsKey(member.getKey())) {
        throw new BadGoldException(
            "has a value on the unknown scale "
                + Excerpt.of(member.getKey())
                + "; the data set has "
                + Excerpt.ofAll(List.copyOf(scales.keySet())));
      }
    }
    ObjectNode stored = JsonNodeFactory.instance.objectNode();
    ObjectNode values = stored.putObject(MEMBER);
    for (Scale scale : scales.values()) {
      values.set(scale.name(), number(value(brief.path(scale.name()), scale)));
    }
    return stored;
  }

  /** Where there is one scale only, a number says enough. */
  private JsonNode ofOnlyScale(JsonNode given) {
    return given.isNumber() && scales.size() == 1
        ? JsonNodeFactory.instance.objectNode().set(scales.keySet().iterator().next(), given)
        : given;
  }

  private static double value(JsonNode given, Scale scale) throws BadGoldException {
    String name = Excerpt.of(scale.name());
    if (given.isMissingNode() || given.isNull()) {
      throw new BadGoldException("has no value on the scale " + name);
    }
    if (!given.isNumber()) {
      throw new BadGoldException("has a value on the scale " + name + " that is not a number");
    }
    double value = given.doubleValue();
    if (!(value >= scale.min() && value <= scale.max())) {
      throw new BadGoldException(
          "has the value "
              + Cells.number(value)
              + " on the scale "
              + name
              + ", which runs from "
              + Cells.number(scale.min())
              + " to "
              + Cells.number(scale.max()));
    }
    return value;
  }

  /** Equal numbers are stored alike, however they were written. */
  private static JsonNode number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? LongNode.valueOf((long) value)
        : DoubleNode.valueOf(value);
  }

  @Override
  public Map<String, String> cells(JsonNode stored) {
    Map<String, String> cells = new LinkedHashMap<>();
    stored
        .path(MEMBER)
        .properties()
        .forEach(value -> cells.put(COLUMN + "." + value.getKey(), value.getValue().asText()));
    return cells;
  }
}
