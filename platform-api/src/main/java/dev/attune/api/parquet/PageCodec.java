package dev.attune.api.parquet;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Decompresses pages in Java alone, into no more room than a page says to need. */
final class PageCodec {
  private PageCodec() {}

  /** Whether pages so compressed can be read. */
  static boolean reads(CompressionCodecName codec) {
    return switch (codec) {
      case UNCOMPRESSED, GZIP, SNAPPY, ZSTD, LZ4_RAW -> true;
      default -> false;
    };
  }

  /** Exactly so many bytes. */
  static byte[] decompress(CompressionCodecName codec, byte[] compressed, int size)
      throws BadParquetException {
    byte[] page = codec == CompressionCodecName.UNCOMPRESSED ? compressed : new byte[size];
    int length;
    try {
      length =
          switch (codec) {
            case UNCOMPRESSED -> compressed.length;
            case GZIP -> gunzip(compressed, page);
            case SNAPPY ->
                new SnappyDecompressor()
                    .decompress(compressed, 0, compressed.length, page, 0, size);
            case ZSTD ->
                new ZstdDecompressor().decompress(compressed, 0, compressed.length, page, 0, size);
            case LZ4_RAW ->
                new Lz4Decompressor().decompress(compressed, 0, compressed.length, page, 0, size);
            default -> -1;
          };
    } catch (IOException | MalformedInputException | IllegalArgumentException e) {
      length = -1;
    }
    if (length != size) {
      throw new BadParquetException(
          "is damaged: a page is not as long as it says, or not compressed as it says");
    }
    return page;
  }

  private static int gunzip(byte[] compressed, byte[] page) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      int length = in.readNBytes(page, 0, page.length);
      return in.read() < 0 ? length : -1;
    }
  }
}
