package dev.attune.api.gold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.api.problems.Excerpt;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Any number of labels; stored in the order of the task, so that equal sets are equal JSON. */
final class LabelSetForm implements OutputForm {
  static final String MEMBER = "labels";

  private final List<String> order;
  private final Labels labels;

  LabelSetForm(List<String> labels) {
    this.order = labels;
    this.labels = new Labels(labels);
  }

  @Override
  public String member() {
    return MEMBER;
  }

  @Override
  public List<String> columns() {
    return List.of(MEMBER);
  }

  @Override
  public ObjectNode stored(JsonNode brief, String text) throws BadGoldException {
    if (!brief.isArray()) {
      throw new BadGoldException("has labels that are not a list of strings");
    }
    Set<String> given = new LinkedHashSet<>();
    for (JsonNode one : brief) {
      String label = labels.named(one, "a label");
      if (!given.add(label)) {
        throw new BadGoldException("has the label " + Excerpt.of(label) + " twice");
      }
    }
    ObjectNode stored = JsonNodeFactory.instance.objectNode();
    ArrayNode list = stored.putArray(MEMBER);
    Set<Integer> places = new TreeSet<>();
    given.forEach(label -> places.add(order.indexOf(label)));
    places.forEach(place -> list.add(order.get(place)));
    return stored;
  }

  @Override
  public Map<String, String> cells(JsonNode stored) {
    return Map.of(MEMBER, Cells.joined(stored.path(MEMBER)));
  }
}
