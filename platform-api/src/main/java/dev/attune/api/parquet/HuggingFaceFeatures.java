package dev.attune.api.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * How Hugging Face's {@code datasets} describes columns: in JSON in the metadata of a file, and in
 * YAML at the top of a data set's card. Both in the forms that its versions 2 to 5 read.
 */
public final class HuggingFaceFeatures {
  /** Under which key the description stands in a file. */
  static final String KEY = "huggingface";

  private HuggingFaceFeatures() {}

  /** The value of {@link #KEY}. */
  static String json(List<Column> columns) {
    ObjectNode description = JsonNodeFactory.instance.objectNode();
    description.putObject("info").set("features", members(columns));
    return description.toString();
  }

  private static ObjectNode members(List<Column> columns) {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    columns.forEach(column -> members.set(column.name(), feature(column.kind())));
    return members;
  }

  private static JsonNode feature(Column.Kind kind) {
    ObjectNode feature = JsonNodeFactory.instance.objectNode();
    return switch (kind) {
      case Column.Plain plain -> feature.put("dtype", plain.dtype()).put("_type", "Value");
      case Column.ClassLabel(List<String> names) -> {
        ArrayNode list = feature.putArray("names");
        names.forEach(list::add);
        yield feature.put("_type", "ClassLabel");
      }
      // A list of one: what stands here as an object is called Sequence before version 4, and List
      // since.
      case Column.Many(Column.Kind element) ->
          JsonNodeFactory.instance.arrayNode().add(feature(element));
      case Column.Struct(List<Column> members) -> members(members);
    };
  }

  /** The list of features below {@code features:}, each line indented by so many blanks. */
  public static String yaml(List<Column> columns, int indent) {
    StringBuilder yaml = new StringBuilder();
    columns(yaml, columns, indent);
    return yaml.toString();
  }

  private static void columns(StringBuilder yaml, List<Column> columns, int indent) {
    for (Column column : columns) {
      line(yaml, indent, "- name: " + quoted(column.name()));
      kind(yaml, column.kind(), indent + 2);
    }
  }

  private static void kind(StringBuilder yaml, Column.Kind kind, int indent) {
    switch (kind) {
      case Column.Plain plain -> line(yaml, indent, "dtype: " + quoted(plain.dtype()));
      case Column.ClassLabel label -> {
        line(yaml, indent, "dtype:");
        names(yaml, label, indent + 2);
      }
      case Column.Struct(List<Column> members) -> {
        line(yaml, indent, "struct:");
        columns(yaml, members, indent);
      }
      case Column.Many many -> {
        line(yaml, indent, "list:");
        element(yaml, many.element(), indent);
      }
    }
  }

  /** A list names what it has directly where that has parts. */
  private static void element(StringBuilder yaml, Column.Kind kind, int indent) {
    switch (kind) {
      case Column.ClassLabel label -> names(yaml, label, indent + 2);
      case Column.Struct(List<Column> members) -> columns(yaml, members, indent);
      default -> kind(yaml, kind, indent + 2);
    }
  }

  private static void names(StringBuilder yaml, Column.ClassLabel label, int indent) {
    line(yaml, indent, "class_label:");
    line(yaml, indent + 2, "names:");
    for (int i = 0; i < label.names().size(); i++) {
      line(yaml, indent + 4, "'" + i + "': " + quoted(label.names().get(i)));
    }
  }

  private static void line(StringBuilder yaml, int indent, String content) {
    yaml.repeat(" ", indent).append(content).append('\n');
  }

  /** A string of YAML in double quotes, in which whatever is no letter or digit is escaped. */
  public static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    value
        .codePoints()
        .forEach(
            point -> {
              boolean plain = point >= ' ' && point <= '~' && point != '"' && point != '\\';
              if (plain || (Character.isLetterOrDigit(point) && point > 0xA0)) {
                quoted.appendCodePoint(point);
              } else {
                quoted.append(
                    point > 0xFFFF ? "\\U%08x".formatted(point) : "\\u%04x".formatted(point));
              }
            });
    return quoted.append('"').toString();
  }
}
