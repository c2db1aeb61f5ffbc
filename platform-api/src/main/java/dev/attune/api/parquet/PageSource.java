package dev.attune.api.parquet;

import dev.attune.api.problems.Excerpt;
import dev.attune.api.spool.SpooledFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a column in a row group, one in memory at a time. Whatever a page says of its sizes
 * is held against the file and the limits before room is made for it.
 */
final class PageSource implements PageReader {
  private static final int HEADER = 1 << 13;
  private static final int LARGEST_HEADER = 1 << 20;
  private static final int MOST_NAMES = 500_000;
  private static final int NAME_BYTES = 48;
  private static final int LARGEST_DICTIONARY = 8 << 20;

  private final SpooledFile file;
  private final ColumnChunkMetaData chunk;
  private final ColumnDescriptor column;
  private final PageBudget budget;
  private final int number;
  private final long end;
  private long position;
  private long values;

  PageSource(
      SpooledFile file,
      ColumnChunkMetaData chunk,
      ColumnDescriptor column,
      PageBudget budget,
      int number) {
    this.file = file;
    this.chunk = chunk;
    this.column = column;
    this.budget = budget;
    this.number = number;
    this.position = chunk.getStartingPos();
    this.end = position + chunk.getTotalSize();
  }

  /** Carries a {@link BadParquetException} through the library. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient BadParquetException why;

    Unreadable(BadParquetException why) {
      super(why);
      this.why = why;
    }

    BadParquetException why() {
      return why;
    }
  }

  private record Header(CompactStruct fields, int type, int size, int compressed, long body) {}

  @Override
  public @Nullable DictionaryPage readDictionaryPage() {
    return reading(this::dictionary);
  }

  @Override
  public long getTotalValueCount() {
    return chunk.getValueCount();
  }

  @Override
  public @Nullable DataPage readPage() {
    return reading(this::page);
  }

  private interface Reading<T> {
    @Nullable T read() throws IOException, BadParquetException;
  }

  private static <T> @Nullable T reading(Reading<T> reading) {
    try {
      return reading.read();
    } catch (BadParquetException e) {
      throw new Unreadable(e);
    } catch (BufferUnderflowException | EOFException e) {
      throw new Unreadable(damaged());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private @Nullable DictionaryPage dictionary() throws IOException, BadParquetException {
    Header header = header();
    if (header.type() != 2) {
      return null;
    }
    CompactStruct fields = header.fields().struct(7);
    int names = fields.count(1);
    int encoding = fields.count(2);
    if (column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BOOLEAN
        || (encoding != 0 && encoding != 2)
        || names > header.size() / 4) {
      throw damaged();
    }
    if (names > MOST_NAMES || header.size() > LARGEST_DICTIONARY) {
      throw new BadParquetException(
          "has a dictionary of more than "
              + MOST_NAMES
              + " values or "
              + (LARGEST_DICTIONARY >> 20)
              + " MB; write it without");
    }
    budget.dictionary(number, header.size() + (long) NAME_BYTES * names);
    position = header.body() + header.compressed();
    return new DictionaryPage(
        BytesInput.from(decompressed(header.body(), header.compressed(), header.size())),
        names,
        Encoding.PLAIN);
  }

  private @Nullable DataPage page() throws IOException, BadParquetException {
    while (values < chunk.getValueCount()) {
      Header header = header();
      position = header.body() + header.compressed();
      switch (header.type()) {
        case 0 -> {
          return first(header, header.fields().struct(5));
        }
        case 3 -> {
          return second(header, header.fields().struct(8));
        }
        case 1 -> {} // an index, which nobody writes
        default -> throw damaged();
      }
    }
    return null;
  }

  private int valuesOf(CompactStruct fields) throws BadParquetException {
    int count = fields.count(1);
    values += count;
    if (values > chunk.getValueCount()) {
      throw damaged();
    }
    return count;
  }

  private DataPage first(Header header, CompactStruct fields)
      throws IOException, BadParquetException {
    int count = valuesOf(fields);
    budget.page(number, header.size());
    byte[] bytes = decompressed(header.body(), header.compressed(), header.size());
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    levels(in, column.getMaxRepetitionLevel(), fields.count(4), count);
    levels(in, column.getMaxDefinitionLevel(), fields.count(3), count);
    Encoding encoding = encoding(fields.count(2), in, count);
    return new DataPageV1(
        BytesInput.from(bytes),
        count,
        header.size(),
        Statistics.noopStats(column.getPrimitiveType()),
        Encoding.RLE,
        Encoding.RLE,
        encoding);
  }

  private static void levels(ByteBuffer in, int max, int encoding, int count)
      throws BadParquetException {
    if (max == 0) {
      return;
    }
    if (encoding != 3) {
      throw new BadParquetException(
          "is written with an encoding of levels (BIT_PACKED) that is not read");
    }
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw damaged();
    }
    RunLengths.check(in.slice(in.position(), length), BytesUtils.getWidthFromMaxInt(max), count);
    in.position(in.position() + length);
  }

  private DataPage second(Header header, CompactStruct fields)
      throws IOException, BadParquetException {
    int count = valuesOf(fields);
    budget.page(number, header.size());
    int definitions = fields.count(5);
    int repetitions = fields.count(6);
    int levels = Math.addExact(definitions, repetitions);
    if (levels > header.compressed() || levels > header.size()) {
      throw damaged();
    }
    byte[] levelBytes = file.read(header.body(), levels);
    ByteBuffer repetition = ByteBuffer.wrap(levelBytes, 0, repetitions).slice();
    ByteBuffer definition = ByteBuffer.wrap(levelBytes, repetitions, definitions).slice();
    if (column.getMaxRepetitionLevel() > 0) {
      RunLengths.check(
          repetition, BytesUtils.getWidthFromMaxInt(column.getMaxRepetitionLevel()), count);
    }
    if (column.getMaxDefinitionLevel() > 0) {
      RunLengths.check(
          definition, BytesUtils.getWidthFromMaxInt(column.getMaxDefinitionLevel()), count);
    }
    long body = header.body() + levels;
    int compressed = header.compressed() - levels;
    int size = header.size() - levels;
    boolean isCompressed = fields.isNotFalse(7) && compressed > 0;
    if (!isCompressed && compressed != size) {
      throw damaged();
    }
    byte[] data = isCompressed ? decompressed(body, compressed, size) : file.read(body, compressed);
    Encoding encoding =
        encoding(fields.count(4), ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN), count);
    return DataPageV2.uncompressed(
        fields.count(3),
        fields.count(2),
        count,
        BytesInput.from(repetition),
        BytesInput.from(definition),
        encoding,
        BytesInput.from(data),
        Statistics.noopStats(column.getPrimitiveType()));
  }

  /** The encoding of what stands in the buffer, whose runs are looked over. */
  private Encoding encoding(int code, ByteBuffer in, int count) throws BadParquetException {
    return switch (code) {
      case 0 -> Encoding.PLAIN;
      case 2, 8 -> {
        if (in.hasRemaining()) {
          // Absent values have no number.
          RunLengths.checkAtMost(in, in.get(), count);
        }
        yield Encoding.RLE_DICTIONARY;
      }
      case 3 -> {
        if (column.getPrimitiveType().getPrimitiveTypeName() != PrimitiveTypeName.BOOLEAN) {
          throw damaged();
        }
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
          throw damaged();
        }
        RunLengths.checkAtMost(in.slice(in.position(), length), 1, count);
        yield Encoding.RLE;
      }
      default ->
          throw new BadParquetException(
              "has the column "
                  + Excerpt.of(String.join(".", column.getPath()))
                  + " in an encoding that is not read; read are PLAIN, RLE and RLE_DICTIONARY");
    };
  }

  private byte[] decompressed(long body, int compressed, int size)
      throws IOException, BadParquetException {
    return PageCodec.decompress(chunk.getCodec(), file.read(body, compressed), size);
  }

  private Header header() throws IOException, BadParquetException {
    try {
      return header(HEADER);
    } catch (BufferUnderflowException e) {
      return header(LARGEST_HEADER);
    }
  }

  private Header header(int most) throws IOException, BadParquetException {
    ByteBuffer in = ByteBuffer.wrap(file.read(position, (int) Math.min(most, end - position)));
    CompactStruct fields = CompactStruct.read(in);
    Header header =
        new Header(
            fields, fields.count(1), fields.count(2), fields.count(3), position + in.position());
    if (header.body() + header.compressed() > end) {
      throw damaged();
    }
    budget.check(header.compressed());
    return header;
  }

  private static BadParquetException damaged() {
    return new BadParquetException("is damaged: its pages are not where, or not what, it says");
  }
}
