package dev.attune.api.parquet;

import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** The types that columns have in a file. */
final class ParquetSchema {
  /** What stands between a list and its elements. */
  static final String LIST = "list";

  static final String ELEMENT = "element";

  private ParquetSchema() {}

  static MessageType of(List<Column> columns) {
    return new MessageType(
        "schema", columns.stream().map(column -> type(column.name(), column.kind())).toList());
  }

  private static Type type(String name, Column.Kind kind) {
    return switch (kind) {
      case Column.Plain plain -> plain(name, plain);
      case Column.ClassLabel _ -> Types.optional(PrimitiveTypeName.INT64).named(name);
      case Column.Many(Column.Kind element) ->
          Types.optionalGroup()
              .as(LogicalTypeAnnotation.listType())
              .addField(Types.repeatedGroup().addField(type(ELEMENT, element)).named(LIST))
              .named(name);
      case Column.Struct(List<Column> members) ->
          Types.optionalGroup()
              .addFields(
                  members.stream()
                      .map(member -> type(member.name(), member.kind()))
                      .toArray(Type[]::new))
              .named(name);
    };
  }

  private static Type plain(String name, Column.Plain kind) {
    return switch (kind) {
      case TEXT ->
          Types.optional(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(name);
      case WHOLE -> Types.optional(PrimitiveTypeName.INT64).named(name);
      case REAL -> Types.optional(PrimitiveTypeName.DOUBLE).named(name);
      case TRUTH -> Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
      case TIME ->
          Types.optional(PrimitiveTypeName.INT64)
              .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
              .named(name);
    };
  }
}
