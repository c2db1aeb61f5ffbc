package dev.attune.api.parquet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.api.spool.SpooledFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody sent, its rows read one after the other as JSON. Bounded in memory by {@link
 * PageBudget} and {@link RowMeter}.
 */
public final class ParquetFile implements Closeable {
  /** A zip may unpack to more than was sent. */
  private static final long LARGEST = 2L << 30;

  private final SpooledFile file;
  private final ParquetMetadata metadata;
  private final ClassNames names;
  private final RowMeter meter = new RowMeter();
  private MessageType wanted;
  private @Nullable Rows materializer;
  private @Nullable RecordReader<ObjectNode> group;
  private int groups;
  private long left;
  private long read;

  private ParquetFile(SpooledFile file, ParquetMetadata metadata) {
    this.file = file;
    this.metadata = metadata;
    this.names = ClassNames.of(metadata.getFileMetaData().getKeyValueMetaData());
    this.wanted = schema();
  }

  /** What the values of a column are. */
  public enum Shape {
    TEXT,
    /** Whole numbers that the file does not name. */
    NUMBERS,
    /** Numbers and truths. */
    OTHER,
    LIST_OR_STRUCT
  }

  /**
   * A row.
   *
   * @param number from 1
   * @param values without those that are absent
   * @param problem why it cannot be read; null when it can
   */
  public record Row(long number, ObjectNode values, @Nullable String problem) {}

  /**
   * Takes a body in and reads its footer.
   *
   * @throws BadParquetException when it is too long, is no Parquet, or cannot be as it says
   * @throws dev.attune.api.spool.SpoolException when it cannot be laid down
   * @throws IOException when the body breaks off
   */
  public static ParquetFile of(InputStream body) throws IOException, BadParquetException {
    return of(body, LARGEST);
  }

  /** As above, of no more than so many bytes. */
  static ParquetFile of(InputStream body, long most) throws IOException, BadParquetException {
    SpooledFile file = SpooledFile.of(body, most);
    try {
      if (file.length() > most) {
        throw new BadParquetException("is longer than 2 GB; write several files");
      }
      return new ParquetFile(file, ParquetFooter.of(file));
    } catch (IOException | BadParquetException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** The names of the columns, in order. */
  public List<String> columns() {
    return schema().getFields().stream().map(Type::getName).toList();
  }

  /** What the values of a column are. */
  public Shape shape(String column) {
    Type type = schema().getType(column);
    if (!type.isPrimitive() || type.isRepetition(Type.Repetition.REPEATED)) {
      return Shape.LIST_OR_STRUCT;
    }
    if (JsonScalar.isText(type.asPrimitiveType()) || names.member(column).names() != null) {
      return Shape.TEXT;
    }
    return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
      case INT32, INT64 -> Shape.NUMBERS;
      default -> Shape.OTHER;
    };
  }

  /**
   * Reads these columns alone.
   *
   * @throws BadParquetException when one is of a type that is not read
   */
  public void choose(Predicate<String> column) throws BadParquetException {
    wanted =
        new MessageType(
            schema().getName(),
            schema().getFields().stream().filter(type -> column.test(type.getName())).toList());
    materializer = new Rows(wanted, names, meter);
  }

  /** The next row; null behind the last. */
  public @Nullable Row next() throws IOException, BadParquetException {
    if (materializer == null) {
      choose(_ -> true);
    }
    while (left == 0) {
      if (groups == metadata.getBlocks().size()) {
        return null;
      }
      open(metadata.getBlocks().get(groups++));
    }
    left--;
    read++;
    meter.begin();
    try {
      ObjectNode values = group == null ? null : group.read();
      return new Row(
          read, values == null ? JsonNodeFactory.instance.objectNode() : values, meter.problem());
    } catch (RuntimeException e) {
      throw reason(e);
    }
  }

  private void open(BlockMetaData block) throws IOException, BadParquetException {
    try {
      MessageColumnIO columns = new ColumnIOFactory().getColumnIO(wanted, schema());
      group = columns.getRecordReader(new Pages(block), materializer);
      left = block.getRowCount();
    } catch (RuntimeException e) {
      throw reason(e);
    }
  }

  /** Whatever the library stumbles over is the file's fault, but for a disk that fails. */
  private BadParquetException reason(RuntimeException e) throws IOException {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof PageSource.Unreadable unreadable) {
        return unreadable.why();
      }
      if (cause instanceof UncheckedIOException failed) {
        throw failed.getCause();
      }
    }
    return new BadParquetException("is damaged behind row " + Math.max(0, read - 1));
  }

  private MessageType schema() {
    return metadata.getFileMetaData().getSchema();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** The pages of a row group. */
  private final class Pages implements PageReadStore {
    private final BlockMetaData block;
    private final List<ColumnDescriptor> columns = wanted.getColumns();
    private final PageBudget budget = new PageBudget(columns.size());

    Pages(BlockMetaData block) {
      this.block = block;
    }

    @Override
    public PageReader getPageReader(ColumnDescriptor column) {
      ColumnPath path = ColumnPath.get(column.getPath());
      for (ColumnChunkMetaData chunk : block.getColumns()) {
        if (chunk.getPath().equals(path)) {
          return new PageSource(file, chunk, column, budget, columns.indexOf(column));
        }
      }
      throw new PageSource.Unreadable(
          new BadParquetException("is damaged: a row group lacks a column"));
    }

    @Override
    public long getRowCount() {
      return block.getRowCount();
    }
  }

  /** Makes an object of each row. */
  private static final class Rows extends RecordMaterializer<ObjectNode> {
    private ObjectNode current = JsonNodeFactory.instance.objectNode();
    private final JsonValues.Struct root;

    Rows(MessageType wanted, ClassNames names, RowMeter meter) throws BadParquetException {
      root = new JsonValues.Struct(wanted, names, meter, row -> current = (ObjectNode) row);
    }

    @Override
    public ObjectNode getCurrentRecord() {
      return current;
    }

    @Override
    public GroupConverter getRootConverter() {
      return root;
    }
  }
}
