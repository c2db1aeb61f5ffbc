package dev.attune.api.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.api.problems.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Makes JSON of the values of a file. */
final class JsonValues {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonValues() {}

  /** Of a value of a column or a part of one. */
  static Converter of(Type type, ClassNames names, RowMeter meter, Consumer<JsonNode> to)
      throws BadParquetException {
    if (type.isRepetition(Type.Repetition.REPEATED)) {
      throw unread(type, "is repeated without being a list");
    }
    if (type.isPrimitive()) {
      return new JsonScalar(type.asPrimitiveType(), names.names(), meter, to);
    }
    GroupType group = type.asGroupType();
    if (group.getLogicalTypeAnnotation() instanceof ListLogicalTypeAnnotation) {
      return new Many(group, names, meter, to);
    }
    if (group.getLogicalTypeAnnotation() != null) {
      throw unread(type, "is a " + group.getLogicalTypeAnnotation());
    }
    return new Struct(group, names, meter, to);
  }

  static BadParquetException unread(Type type, String what) {
    return new BadParquetException(
        "has the column or part "
            + Excerpt.of(type.getName())
            + ", which "
            + what
            + "; that is not read");
  }

  /** A struct, or a row. */
  static class Struct extends GroupConverter {
    private final List<Converter> members = new ArrayList<>();
    private final Consumer<JsonNode> to;
    private final RowMeter meter;
    private ObjectNode current = NODES.objectNode();

    Struct(GroupType group, ClassNames names, RowMeter meter, Consumer<JsonNode> to)
        throws BadParquetException {
      this.to = to;
      this.meter = meter;
      for (Type member : group.getFields()) {
        String name = member.getName();
        members.add(of(member, names.member(name), meter, value -> current.set(name, value)));
      }
    }

    @Override
    public Converter getConverter(int field) {
      return members.get(field);
    }

    @Override
    public void start() {
      current = NODES.objectNode();
    }

    @Override
    public void end() {
      if (meter.takes(0)) {
        to.accept(current);
      }
    }
  }

  /** A list, in three levels or in two, as Parquet's document on nested types tells them apart. */
  private static final class Many extends GroupConverter {
    private final Converter repeated;
    private final Consumer<JsonNode> to;
    private final RowMeter meter;
    private ArrayNode current = NODES.arrayNode();

    Many(GroupType list, ClassNames names, RowMeter meter, Consumer<JsonNode> to)
        throws BadParquetException {
      this.to = to;
      this.meter = meter;
      if (list.getFieldCount() != 1 || !list.getType(0).isRepetition(Type.Repetition.REPEATED)) {
        throw unread(list, "is a list of another form than Parquet's");
      }
      Type inner = list.getType(0);
      ClassNames element = names.element();
      Consumer<JsonNode> add = value -> current.add(value);
      if (inner.isPrimitive()) {
        repeated = new JsonScalar(inner.asPrimitiveType(), element.names(), meter, add);
      } else if (inner.asGroupType().getFieldCount() == 1
          && !inner.getName().equals("array")
          && !inner.getName().equals(list.getName() + "_tuple")) {
        repeated = new Slot(inner.asGroupType().getType(0), element, meter, add);
      } else {
        repeated = new Struct(inner.asGroupType(), element, meter, add);
      }
    }

    @Override
    public Converter getConverter(int field) {
      return repeated;
    }

    @Override
    public void start() {
      current = NODES.arrayNode();
    }

    @Override
    public void end() {
      if (meter.takes(0)) {
        to.accept(current);
      }
    }
  }

  /** The place of an element, which may be empty. */
  private static final class Slot extends GroupConverter {
    private final Converter element;
    private final Consumer<JsonNode> to;
    private final RowMeter meter;
    private @Nullable JsonNode current;

    Slot(Type type, ClassNames names, RowMeter meter, Consumer<JsonNode> to)
        throws BadParquetException {
      this.to = to;
      this.meter = meter;
      this.element = of(type, names, meter, value -> current = value);
    }

    @Override
    public Converter getConverter(int field) {
      return element;
    }

    @Override
    public void start() {
      current = null;
    }

    @Override
    public void end() {
      if (meter.takes(0)) {
        to.accept(Objects.requireNonNullElse(current, NullNode.getInstance()));
      }
    }
  }
}
