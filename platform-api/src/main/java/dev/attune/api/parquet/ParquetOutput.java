package dev.attune.api.parquet;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file onto a stream, row by row; holds one row group of some 8 MB. Closing it writes the
 * footer and leaves the stream open.
 */
public final class ParquetOutput implements Closeable {
  private static final long ROW_GROUP_BYTES = 8 << 20;
  private static final int PAGE_BYTES = 1 << 18;
  private static final int ROWS_BETWEEN_MEASURES = 200;

  private final ParquetWriter<@Nullable Object[]> writer;
  private long rows;

  /**
   * A file with these columns.
   *
   * @param varied names of columns of text in which hardly any value comes twice
   */
  public ParquetOutput(OutputStream out, List<Column> columns, List<String> varied)
      throws IOException {
    Builder builder =
        new Builder(
                new Onto(out),
                new RowWriteSupport(
                    columns, Map.of(HuggingFaceFeatures.KEY, HuggingFaceFeatures.json(columns))))
            .withConf(new PlainParquetConfiguration())
            .withCodecFactory(new GzipPages())
            .withCompressionCodec(CompressionCodecName.GZIP)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .withPageSize(PAGE_BYTES)
            .withDictionaryPageSize(PAGE_BYTES)
            // Rows differ in length: what is gathered is measured often.
            .withMaxRowCountForPageSizeCheck(ROWS_BETWEEN_MEASURES)
            // Nobody filters by them, and the footer stays small.
            .withStatisticsEnabled(false)
            .withSizeStatisticsEnabled(false);
    varied.forEach(column -> builder.withDictionaryEncoding(column, false));
    this.writer = builder.build();
  }

  /** Adds a row: a value of the column's kind, or null, for every column. */
  public void write(@Nullable Object[] row) throws IOException {
    writer.write(row);
    rows++;
  }

  /** How many rows were written. */
  public long rows() {
    return rows;
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static final class Builder extends ParquetWriter.Builder<@Nullable Object[], Builder> {
    private final RowWriteSupport support;

    Builder(OutputFile file, RowWriteSupport support) {
      super(file);
      this.support = support;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<@Nullable Object[]> getWriteSupport(Configuration configuration) {
      throw new UnsupportedOperationException("Hadoop's configuration is not there.");
    }

    @Override
    protected WriteSupport<@Nullable Object[]> getWriteSupport(ParquetConfiguration configuration) {
      return support;
    }
  }

  /** A stream that cannot be sought in is enough: a file is written from front to back. */
  private record Onto(OutputStream out) implements OutputFile {
    @Override
    public PositionOutputStream create(long blockSizeHint) {
      return new PositionOutputStream() {
        private long position;

        @Override
        public long getPos() {
          return position;
        }

        @Override
        public void write(int one) throws IOException {
          out.write(one);
          position++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          out.write(bytes, offset, length);
          position += length;
        }
      };
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
      return create(blockSizeHint);
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }
}
