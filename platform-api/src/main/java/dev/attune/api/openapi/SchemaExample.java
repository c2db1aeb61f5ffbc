package dev.attune.api.openapi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Puts the examples of a schema's parts together to one of the whole. */
final class SchemaExample {
  private static final String REFERENCE = "#/components/schemas/";
  private static final Map<String, String> BY_FORMAT =
      Map.of(
          "uuid", "0198c9f2-6a51-7c39-a6e8-0f1d6c1b7a55",
          "date-time", "2026-07-28T09:00:00Z",
          "date", "2026-07-28");

  private final Map<String, Schema> components;
  private final Deque<String> open = new ArrayDeque<>();

  SchemaExample(Map<String, Schema> components) {
    this.components = components;
  }

  @Nullable Object of(@Nullable Schema schema) {
    if (schema == null) {
      return null;
    }
    if (schema.getExamples() != null && !schema.getExamples().isEmpty()) {
      return schema.getExamples().getFirst();
    }
    if (schema.getRef() != null) {
      return ofReference(schema.getRef().substring(REFERENCE.length()));
    }
    if (schema.getAnyOf() != null && !schema.getAnyOf().isEmpty()) {
      return of(schema.getAnyOf().getFirst());
    }
    if (schema.getEnumeration() != null && !schema.getEnumeration().isEmpty()) {
      return schema.getEnumeration().getFirst();
    }
    if (schema.getProperties() != null) {
      return ofProperties(schema.getProperties());
    }
    if (schema.getItems() != null) {
      Object item = of(schema.getItems());
      return item == null ? List.of() : List.of(item);
    }
    return ofType(schema);
  }

  private @Nullable Object ofReference(String name) {
    if (open.contains(name)) {
      return null;
    }
    open.push(name);
    try {
      return of(components.get(name));
    } finally {
      open.pop();
    }
  }

  private Map<String, Object> ofProperties(Map<String, Schema> properties) {
    Map<String, Object> example = new LinkedHashMap<>();
    properties.forEach(
        (name, property) -> {
          Object value = of(property);
          if (value != null) {
            example.put(name, value);
          }
        });
    return example;
  }

  private static @Nullable Object ofType(Schema schema) {
    if (schema.getFormat() != null && BY_FORMAT.containsKey(schema.getFormat())) {
      return BY_FORMAT.get(schema.getFormat());
    }
    List<Schema.SchemaType> types = schema.getType() == null ? List.of() : schema.getType();
    return types.isEmpty()
        ? null
        : switch (types.getFirst()) {
          case INTEGER, NUMBER -> 0;
          case BOOLEAN -> true;
          case STRING -> "";
          default -> null;
        };
  }
}
