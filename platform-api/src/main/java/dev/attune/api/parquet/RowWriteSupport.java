package dev.attune.api.parquet;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/** Writes rows, each an array with a value for every column. */
final class RowWriteSupport extends WriteSupport<@Nullable Object[]> {
  private final List<Column> columns;
  private final Map<String, String> metadata;
  private final List<Field> fields;
  private @Nullable RecordConsumer consumer;

  RowWriteSupport(List<Column> columns, Map<String, String> metadata) {
    this.columns = columns;
    this.metadata = metadata;
    this.fields = fields(columns);
  }

  private record Field(String name, Values values) {}

  /** Writes a value of some kind. */
  private interface Values {
    void write(RecordConsumer out, Object value);
  }

  @Override
  public WriteContext init(Configuration configuration) {
    throw new UnsupportedOperationException("Hadoop's configuration is not there.");
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(ParquetSchema.of(columns), metadata);
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = recordConsumer;
  }

  @Override
  public void write(@Nullable Object[] row) {
    RecordConsumer out = Objects.requireNonNull(consumer);
    out.startMessage();
    writeFields(out, fields, row);
    out.endMessage();
  }

  private static List<Field> fields(List<Column> columns) {
    List<Field> fields = new ArrayList<>();
    columns.forEach(column -> fields.add(new Field(column.name(), values(column.kind()))));
    return fields;
  }

  private static void writeFields(RecordConsumer out, List<Field> fields, @Nullable Object[] row) {
    for (int i = 0; i < row.length; i++) {
      Object value = row[i];
      if (value != null) {
        Field field = fields.get(i);
        out.startField(field.name(), i);
        field.values().write(out, value);
        out.endField(field.name(), i);
      }
    }
  }

  private static Values values(Column.Kind kind) {
    return switch (kind) {
      case Column.Plain plain -> plain(plain);
      case Column.ClassLabel(List<String> names) -> {
        Map<String, Long> places = new HashMap<>();
        names.forEach(name -> places.put(name, (long) places.size()));
        yield (out, value) -> out.addLong(Objects.requireNonNull(places.get((String) value)));
      }
      case Column.Many(Column.Kind element) -> {
        Values elements = values(element);
        yield (out, value) -> writeList(out, elements, (List<?>) value);
      }
      case Column.Struct(List<Column> members) -> {
        List<Field> fields = fields(members);
        yield (out, value) -> {
          out.startGroup();
          writeFields(out, fields, (@Nullable Object[]) value);
          out.endGroup();
        };
      }
    };
  }

  private static void writeList(RecordConsumer out, Values elements, List<?> list) {
    out.startGroup();
    if (!list.isEmpty()) {
      out.startField(ParquetSchema.LIST, 0);
      for (Object element : list) {
        out.startGroup();
        out.startField(ParquetSchema.ELEMENT, 0);
        elements.write(out, element);
        out.endField(ParquetSchema.ELEMENT, 0);
        out.endGroup();
      }
      out.endField(ParquetSchema.LIST, 0);
    }
    out.endGroup();
  }

  private static Values plain(Column.Plain kind) {
    return switch (kind) {
      case TEXT -> (out, value) -> out.addBinary(Binary.fromString((String) value));
      case WHOLE -> (out, value) -> out.addLong(((Number) value).longValue());
      case REAL -> (out, value) -> out.addDouble(((Number) value).doubleValue());
      case TRUTH -> (out, value) -> out.addBoolean((Boolean) value);
      case TIME ->
          (out, value) -> out.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value));
    };
  }
}
