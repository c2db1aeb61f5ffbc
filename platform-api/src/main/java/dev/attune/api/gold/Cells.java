package dev.attune.api.gold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How answers stand in the cells of a table: labels separated by |, numbers with a dot. */
public final class Cells {
  private static final Pattern NUMBER =
      Pattern.compile(
          "[+-]?(?:[0-9]{1,30}(?:\\.[0-9]{0,30})?|\\.[0-9]{1,30})(?:[eE][+-]?[0-9]{1,3})?");
  private static final String SEPARATOR = "|";

  private Cells() {}

  /** The value of a cell that is not empty, by what the name of its column begins with. */
  public static JsonNode value(String column, String cell) {
    String kind = column.contains(".") ? column.substring(0, column.indexOf('.')) : column;
    return switch (kind) {
      case LabelSetForm.MEMBER -> list(cell);
      case ValuesForm.COLUMN -> numberOrText(cell.strip());
      default -> TextNode.valueOf(cell);
    };
  }

  /** Nothing but separators is the empty list: "none of the labels", where empty is "not said". */
  private static ArrayNode list(String cell) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (String one : cell.split(Pattern.quote(SEPARATOR), -1)) {
      if (!one.isBlank()) {
        list.add(one.strip());
      }
    }
    return list;
  }

  private static JsonNode numberOrText(String cell) {
    return NUMBER.matcher(cell).matches()
        ? DoubleNode.valueOf(Double.parseDouble(cell))
        : TextNode.valueOf(cell);
  }

  static String joined(JsonNode labels) {
    List<String> names = new ArrayList<>();
    labels.forEach(label -> names.add(label.asText()));
    return names.isEmpty() ? SEPARATOR : String.join(SEPARATOR, names);
  }

  static String number(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }
}
