package dev.attune.api.gold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.api.problems.Excerpt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Labelled stretches of the text, from and to a code point, without overlaps; stored in the order
 * of the text. A row may say what the text of a stretch is, and is believed only if it is.
 */
final class EntitiesForm implements OutputForm {
  static final String MEMBER = "entities";
  private static final Set<String> MEMBERS = Set.of("start", "end", "label", "text");

  private final Labels labels;

  EntitiesForm(List<String> labels) {
    this.labels = new Labels(labels);
  }

  private record Entity(int start, int end, String label) {}

  @Override
  public String member() {
    return MEMBER;
  }

  @Override
  public List<String> columns() {
    return List.of();
  }

  @Override
  public ObjectNode stored(JsonNode brief, String text) throws BadGoldException {
    if (!brief.isArray()) {
      throw new BadGoldException("has entities that are not a list of objects");
    }
    List<Entity> entities = new ArrayList<>(brief.size());
    for (JsonNode one : brief) {
      entities.add(entity(one, text));
    }
    entities.sort(Comparator.comparingInt(Entity::start));
    ObjectNode stored = JsonNodeFactory.instance.objectNode();
    ArrayNode list = stored.putArray(MEMBER);
    Entity before = null;
    for (Entity entity : entities) {
      if (before != null && entity.start() < before.end()) {
        throw new BadGoldException(
            "has entities that overlap: " + range(before) + " and " + range(entity));
      }
      before = entity;
      list.addObject()
          .put("start", entity.start())
          .put("end", entity.end())
          .put(LabelForm.MEMBER, entity.label());
    }
    return stored;
  }

  private Entity entity(JsonNode given, String text) throws BadGoldException {
    if (!given.isObject()) {
      throw new BadGoldException("has an entity that is not an object");
    }
    for (Map.Entry<String, JsonNode> member : given.properties()) {
      if (!MEMBERS.contains(member.getKey())) {
        throw new BadGoldException(
            "has an entity with the unknown member "
                + Excerpt.of(member.getKey())
                + "; known are start, end, label and text");
      }
    }
    Entity entity =
        new Entity(
            offset(given, "start"),
            offset(given, "end"),
            labels.named(given.path(LabelForm.MEMBER), "an entity with a label"));
    int characters = text.codePointCount(0, text.length());
    if (entity.start() < 0 || entity.end() == entity.start()) {
      throw new BadGoldException("has an entity " + range(entity) + ", which is no stretch");
    }
    if (entity.end() < entity.start()) {
      throw new BadGoldException(
          "has an entity " + range(entity) + ", which ends before it begins");
    }
    if (entity.end() > characters) {
      throw new BadGoldException(
          "has an entity "
              + range(entity)
              + ", beyond its text of "
              + characters
              + " characters (Unicode code points)"
              + otherUnit(given.path("text").textValue(), entity, text));
    }
    checkText(given.get("text"), entity, text);
    return entity;
  }

  private static String otherUnit(
      @org.jspecify.annotations.Nullable String said, Entity entity, String text) {
    String unit = TextOffsets.otherUnit(text, entity.start(), entity.end(), said);
    return unit == null ? "" : "; " + unit;
  }

  private static void checkText(
      @org.jspecify.annotations.Nullable JsonNode said, Entity entity, String text)
      throws BadGoldException {
    if (said == null || said.isNull()) {
      return;
    }
    if (!said.isTextual()
        || !TextOffsets.reads(text, entity.start(), entity.end(), said.textValue())) {
      String unit = otherUnit(said.textValue(), entity, text);
      throw new BadGoldException(
          "has an entity "
              + range(entity)
              + " whose text is another one there"
              + (unit.isEmpty() ? "; offsets count Unicode code points from 0" : unit));
    }
  }

  private static int offset(JsonNode entity, String member) throws BadGoldException {
    JsonNode value = entity.path(member);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw new BadGoldException("has an entity without a whole number as " + member);
    }
    return value.intValue();
  }

  private static String range(Entity entity) {
    return "from " + entity.start() + " to " + entity.end();
  }

  @Override
  public Map<String, String> cells(JsonNode stored) {
    return Map.of();
  }
}
