package dev.attune.api.parquet;

import dev.attune.api.spool.SpooledFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.transport.TIOStreamTransport;

/** Reads the footer of a file, and refuses one that cannot be true. */
final class ParquetFooter {
  private static final String MAGIC = "PAR1";
  private static final int TAIL = 8;
  private static final int LARGEST = 2 << 20;
  private static final int MOST_ELEMENTS = 5_000;
  private static final int DEEPEST = 12;
  private static final long MOST_ROWS = 10_000_000;

  private ParquetFooter() {}

  static ParquetMetadata of(SpooledFile file) throws IOException, BadParquetException {
    if (file.length() == 0) {
      throw new BadParquetException("is empty");
    }
    if (file.length() < MAGIC.length() + TAIL || !isMagic(file, 0)) {
      throw new BadParquetException("is no Parquet: it does not begin with " + MAGIC);
    }
    ByteBuffer tail =
        ByteBuffer.wrap(file.read(file.length() - TAIL, TAIL)).order(ByteOrder.LITTLE_ENDIAN);
    int length = tail.getInt();
    if (!isMagic(file, file.length() - MAGIC.length())) {
      throw new BadParquetException(
          "is cut off: its footer, which stands at the end of Parquet, is not there");
    }
    if (length <= 0 || length > file.length() - TAIL - MAGIC.length()) {
      throw new BadParquetException("is damaged: its footer cannot be as long as it says");
    }
    if (length > LARGEST) {
      throw new BadParquetException(
          "has a footer of more than "
              + (LARGEST >> 20)
              + " MB; write it with fewer columns or larger row groups");
    }
    byte[] footer = file.read(file.length() - TAIL - length, length);
    try {
      CompactStruct.read(ByteBuffer.wrap(footer));
      FileMetaData read = metadata(footer);
      checkTree(read.getSchema());
      ParquetMetadata metadata = new ParquetMetadataConverter().fromParquetMetadata(read);
      checkChunks(metadata, file.length());
      return metadata;
    } catch (TException | RuntimeException e) {
      throw damaged();
    }
  }

  /** No list may claim more elements than the footer has bytes. */
  private static FileMetaData metadata(byte[] footer) throws TException {
    FileMetaData read = new FileMetaData();
    read.read(
        new TCompactProtocol(
            new TIOStreamTransport(new ByteArrayInputStream(footer)),
            footer.length,
            footer.length));
    return read;
  }

  private static boolean isMagic(SpooledFile file, long position) throws IOException {
    return new String(file.read(position, MAGIC.length()), StandardCharsets.US_ASCII).equals(MAGIC);
  }

  /** The library follows the tree of the schema by calling itself. */
  private static void checkTree(List<SchemaElement> elements) throws BadParquetException {
    if (elements.size() > MOST_ELEMENTS) {
      throw new BadParquetException(
          String.format(
              Locale.ROOT, "has more than %,d columns and parts of columns", MOST_ELEMENTS));
    }
    int[] open = new int[DEEPEST + 1];
    int depth = 0;
    for (int i = 0; i < elements.size(); i++) {
      while (i > 0 && open[depth] == 0) {
        if (depth-- == 0) {
          throw damaged();
        }
      }
      open[depth] -= i > 0 ? 1 : 0;
      int children = elements.get(i).isSetNum_children() ? elements.get(i).getNum_children() : 0;
      if (children < 0 || children > MOST_ELEMENTS) {
        throw damaged();
      }
      if (i == 0) {
        open[0] = children;
      } else if (children > 0) {
        if (++depth > DEEPEST) {
          throw new BadParquetException("has columns nested in one another too deep");
        }
        open[depth] = children;
      }
    }
  }

  private static void checkChunks(ParquetMetadata metadata, long length)
      throws BadParquetException {
    long rows = 0;
    metadata.getBlocks().removeIf(group -> group.getRowCount() == 0); // written for empty tables
    for (BlockMetaData group : metadata.getBlocks()) {
      rows += group.getRowCount();
      if (group.getRowCount() < 0 || rows > MOST_ROWS) {
        throw new BadParquetException(
            String.format(Locale.ROOT, "has more than %,d rows", MOST_ROWS));
      }
      for (ColumnChunkMetaData chunk : group.getColumns()) {
        long start = chunk.getStartingPos();
        if (start < MAGIC.length()
            || chunk.getTotalSize() < 0
            || chunk.getTotalSize() > length - start
            || chunk.getValueCount() < 0
            || chunk.getValueCount() > 100 * MOST_ROWS) {
          throw damaged();
        }
        if (!PageCodec.reads(chunk.getCodec())) {
          throw new BadParquetException(
              "is compressed with "
                  + chunk.getCodec()
                  + ", which is not read; read are SNAPPY, ZSTD, GZIP, LZ4_RAW and no compression");
        }
      }
    }
  }

  private static BadParquetException damaged() {
    return new BadParquetException("is damaged: its footer makes no sense");
  }
}
