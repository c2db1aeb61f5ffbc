package dev.attune.api.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.attune.api.problems.Excerpt;
import java.math.BigInteger;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/**
 * A string, a number or a truth; a number that stands for a name becomes the name, a moment its
 * time in UTC as ISO 8601 has it.
 */
final class JsonScalar extends PrimitiveConverter {
  private static final long NO_LABEL = -1;

  private final String name;
  private final @Nullable List<String> names;
  private final boolean unsigned;
  private final @Nullable TimeUnit moment;
  private final RowMeter meter;
  private final Consumer<JsonNode> to;

  JsonScalar(
      PrimitiveType type, @Nullable List<String> names, RowMeter meter, Consumer<JsonNode> to)
      throws BadParquetException {
    if (!isRead(type)) {
      LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
      throw JsonValues.unread(
          type,
          "is of the type "
              + type.getPrimitiveTypeName()
              + (logical == null ? "" : " (" + logical + ")"));
    }
    this.name = type.getName();
    this.names = names;
    this.unsigned =
        type.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation whole
            && !whole.isSigned();
    this.moment =
        type.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation time
            ? time.getUnit()
            : null;
    this.meter = meter;
    this.to = to;
  }

  /** Whether its values are strings. */
  static boolean isText(PrimitiveType type) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    return type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.BINARY
        && (logical instanceof StringLogicalTypeAnnotation
            || logical instanceof EnumLogicalTypeAnnotation
            || logical instanceof JsonLogicalTypeAnnotation);
  }

  private static boolean isRead(PrimitiveType type) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    return switch (type.getPrimitiveTypeName()) {
      case BINARY -> isText(type);
      case INT32, INT64 ->
          logical == null || logical instanceof IntLogicalTypeAnnotation || isMoment(logical);
      case FLOAT, DOUBLE, BOOLEAN -> logical == null;
      default -> false;
    };
  }

  /** Of a time without a zone nobody knows when it was. */
  private static boolean isMoment(LogicalTypeAnnotation logical) {
    return logical instanceof TimestampLogicalTypeAnnotation time && time.isAdjustedToUTC();
  }

  @Override
  public void addBinary(Binary value) {
    if (!meter.takes(value.length())) {
      return;
    }
    try {
      to.accept(
          TextNode.valueOf(
              StandardCharsets.UTF_8.newDecoder().decode(value.toByteBuffer()).toString()));
    } catch (CharacterCodingException e) {
      meter.wrong("is not valid UTF-8");
    }
  }

  @Override
  public void addInt(int value) {
    addLong(unsigned ? Integer.toUnsignedLong(value) : value);
  }

  @Override
  public void addLong(long value) {
    if (!meter.takes(8) || (names != null && value == NO_LABEL)) {
      return;
    }
    if (moment != null) {
      to.accept(TextNode.valueOf(moment(moment, value).toString()));
    } else if (names == null) {
      to.accept(
          unsigned && value < 0
              ? BigIntegerNode.valueOf(new BigInteger(Long.toUnsignedString(value)))
              : LongNode.valueOf(value));
    } else if (value >= 0 && value < names.size()) {
      to.accept(TextNode.valueOf(names.get((int) value)));
    } else {
      meter.wrong(
          "has the number "
              + value
              + " in "
              + Excerpt.of(name)
              + ", where the file names 0 to "
              + (names.size() - 1));
    }
  }

  private static Instant moment(TimeUnit unit, long value) {
    return Instant.EPOCH.plus(
        value,
        switch (unit) {
          case MILLIS -> ChronoUnit.MILLIS;
          case MICROS -> ChronoUnit.MICROS;
          case NANOS -> ChronoUnit.NANOS;
        });
  }

  @Override
  public void addFloat(float value) {
    // As it is written, not with the digits that it gets as a double.
    addDouble(Double.parseDouble(Float.toString(value)));
  }

  @Override
  public void addDouble(double value) {
    if (!Double.isFinite(value)) {
      meter.wrong("has a number in " + Excerpt.of(name) + " that is not finite");
    } else if (meter.takes(8)) {
      to.accept(DoubleNode.valueOf(value));
    }
  }

  @Override
  public void addBoolean(boolean value) {
    if (meter.takes(1)) {
      to.accept(BooleanNode.valueOf(value));
    }
  }
}
