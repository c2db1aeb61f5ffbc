package dev.attune.api.gold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** One label. */
final class LabelForm implements OutputForm {
  static final String MEMBER = "label";

  private final Labels labels;

  LabelForm(List<String> labels) {
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
    return JsonNodeFactory.instance.objectNode().put(MEMBER, labels.named(brief, "a label"));
  }

  @Override
  public Map<String, String> cells(JsonNode stored) {
    return Map.of(MEMBER, stored.path(MEMBER).asText());
  }
}
