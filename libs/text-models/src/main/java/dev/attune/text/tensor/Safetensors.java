package dev.attune.text.tensor;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Reads and writes files in the safetensors format (<a
 * href="https://github.com/huggingface/safetensors">github.com/huggingface/safetensors</a>): eight
 * bytes of header length, a JSON header, raw little-endian data.
 */
public final class Safetensors {
  private static final int CHUNK_BYTES = 1 << 20;
  private static final int ALIGNMENT = 8;
  private static final ObjectMapper JSON = new ObjectMapper();

  private Safetensors() {}

  /**
   * Reads only what the file says it holds.
   *
   * @throws SafetensorsException if the header does not hold water
   */
  public static SafetensorsHeader header(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return new SafetensorsHeaderReader(file).read(channel);
    }
  }

  /**
   * Reads every tensor as 32-bit floats, by name in alphabetical order.
   *
   * @throws SafetensorsException if the file is cut, lies about offsets or has an unreadable dtype
   */
  public static SortedMap<String, Tensor> read(Path file) throws IOException {
    return read(file, name -> true);
  }

  /**
   * Reads the tensors whose name is wanted, as 32-bit floats.
   *
   * @throws SafetensorsException as {@link #read(Path)} does
   */
  public static SortedMap<String, Tensor> read(Path file, Predicate<String> wanted)
      throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      SafetensorsHeader header = new SafetensorsHeaderReader(file).read(channel);
      SortedMap<String, Tensor> tensors = new TreeMap<>();
      for (var entry : header.entries().entrySet()) {
        if (wanted.test(entry.getKey())) {
          float[] data = data(file, channel, header.dataStart(), entry.getValue());
          tensors.put(entry.getKey(), new Tensor(entry.getKey(), entry.getValue().shape(), data));
        }
      }
      return tensors;
    }
  }

  /** Writes tensors as F32 without metadata; see {@link #write(Path, Collection, Map)}. */
  public static void write(Path file, Collection<Tensor> tensors) throws IOException {
    write(file, tensors, Map.of());
  }

  /**
   * Writes tensors as F32, in the order of their names: the same tensors always give the same
   * bytes. The file appears whole or not at all.
   *
   * @throws IllegalArgumentException if two tensors share a name
   */
  public static void write(Path file, Collection<Tensor> tensors, Map<String, String> metadata)
      throws IOException {
    SortedMap<String, Tensor> byName = new TreeMap<>();
    for (Tensor tensor : tensors) {
      if (byName.put(tensor.name(), tensor) != null) {
        throw new IllegalArgumentException("Two tensors are named " + tensor.name() + ".");
      }
    }
    AtomicFile.write(
        file,
        out -> {
          byte[] header = headerBytes(byName, metadata);
          byte[] length = new byte[Long.BYTES];
          littleEndian(length).putLong(header.length);
          out.write(length);
          out.write(header);
          for (Tensor tensor : byName.values()) {
            writeData(out, tensor.data());
          }
        });
  }

  private static byte[] headerBytes(SortedMap<String, Tensor> tensors, Map<String, String> metadata)
      throws IOException {
    Map<String, Object> header = new LinkedHashMap<>();
    if (!metadata.isEmpty()) {
      header.put("__metadata__", new TreeMap<>(metadata));
    }
    long position = 0;
    for (Tensor tensor : tensors.values()) {
      long end = position + (long) tensor.data().length * Float.BYTES;
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("dtype", ElementType.F32.name());
      entry.put("shape", tensor.shape());
      entry.put("data_offsets", List.of(position, end));
      header.put(tensor.name(), entry);
      position = end;
    }
    byte[] json = JSON.writeValueAsString(header).getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(json, Math.ceilDiv(json.length, ALIGNMENT) * ALIGNMENT);
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    return padded;
  }

  private static void writeData(OutputStream out, float[] data) throws IOException {
    byte[] bytes = new byte[CHUNK_BYTES];
    FloatBuffer chunk = littleEndian(bytes).asFloatBuffer();
    int perChunk = CHUNK_BYTES / Float.BYTES;
    for (int start = 0; start < data.length; start += perChunk) {
      int count = Math.min(perChunk, data.length - start);
      chunk.clear().put(data, start, count);
      out.write(bytes, 0, count * Float.BYTES);
    }
  }

  private static float[] data(
      Path file, FileChannel channel, long dataStart, SafetensorsHeader.Entry entry)
      throws IOException {
    if (!entry.type().isFloat()) {
      throw new SafetensorsException(
          file, "a tensor that should hold floats has dtype '%s'.".formatted(entry.type()));
    }
    float[] data = new float[(int) Tensor.elementCount(entry.shape())];
    ByteBuffer chunk = littleEndian(new byte[CHUNK_BYTES]);
    long position = dataStart + entry.begin();
    int filled = 0;
    while (filled < data.length) {
      long remaining = (long) (data.length - filled) * entry.type().bytes();
      chunk.clear().limit((int) Math.min(CHUNK_BYTES, remaining));
      while (chunk.hasRemaining()) {
        int count = channel.read(chunk, position);
        if (count < 0) {
          throw new SafetensorsException(file, "it ends inside a tensor.");
        }
        position += count;
      }
      chunk.flip();
      if (entry.type() == ElementType.F32) {
        int count = chunk.remaining() / Float.BYTES;
        chunk.asFloatBuffer().get(data, filled, count);
        filled += count;
      } else {
        while (chunk.hasRemaining()) {
          data[filled++] = entry.type().read(chunk);
        }
      }
    }
    return data;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
