package dev.attune.text.tensor;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Parses a header and believes nothing in it: a file may come from outside. */
final class SafetensorsHeaderReader {
  private static final int LENGTH_BYTES = Long.BYTES;
  private static final long MAX_HEADER_BYTES = 64L << 20;
  private static final String METADATA = "__metadata__";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Path file;

  SafetensorsHeaderReader(Path file) {
    this.file = file;
  }

  SafetensorsHeader read(FileChannel channel) throws IOException {
    long fileBytes = channel.size();
    if (fileBytes < LENGTH_BYTES) {
      throw problem("it has %d bytes, less than the length of a header.".formatted(fileBytes));
    }
    long headerBytes = littleEndian(bytes(channel, 0, LENGTH_BYTES)).getLong();
    if (headerBytes < 2 || headerBytes > MAX_HEADER_BYTES) {
      throw problem("its header claims %d bytes.".formatted(headerBytes));
    }
    if (headerBytes > fileBytes - LENGTH_BYTES) {
      throw problem(
          "its header claims %d bytes but only %d follow."
              .formatted(headerBytes, fileBytes - LENGTH_BYTES));
    }
    JsonNode json = parse(bytes(channel, LENGTH_BYTES, (int) headerBytes));
    long dataStart = LENGTH_BYTES + headerBytes;
    SortedMap<String, SafetensorsHeader.Entry> entries = new TreeMap<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      if (member.getKey().equals(METADATA)) {
        member
            .getValue()
            .properties()
            .forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
      } else {
        entries.put(member.getKey(), entry(member.getKey(), member.getValue()));
      }
    }
    checkLayout(entries, fileBytes - dataStart);
    return new SafetensorsHeader(dataStart, entries, metadata);
  }

  private byte[] bytes(FileChannel channel, long position, int count) throws IOException {
    byte[] bytes = new byte[count];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw problem("it ends inside its header.");
      }
    }
    return bytes;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private JsonNode parse(byte[] header) throws SafetensorsException {
    JsonNode json;
    try {
      json = JSON.readTree(header);
    } catch (IOException e) {
      throw new SafetensorsException(file, "its header is not valid JSON.", e);
    }
    if (!json.isObject()) {
      throw problem("its header is not a JSON object.");
    }
    return json;
  }

  private SafetensorsHeader.Entry entry(String name, JsonNode json) throws SafetensorsException {
    ElementType type = type(name, json.path("dtype").asText());
    long[] shape = numbers(name, "shape", json.path("shape"));
    long[] offsets = numbers(name, "data_offsets", json.path("data_offsets"));
    if (offsets.length != 2 || offsets[0] > offsets[1]) {
      throw problem("tensor %s has data_offsets %s.".formatted(name, Arrays.toString(offsets)));
    }
    long elements;
    try {
      elements = Tensor.elementCount(shape);
    } catch (IllegalArgumentException e) {
      throw new SafetensorsException(file, "tensor " + name + " has an impossible shape.", e);
    }
    if (elements > Integer.MAX_VALUE - 16) {
      throw problem(
          "tensor %s has %d elements, more than an array holds.".formatted(name, elements));
    }
    if (elements * type.bytes() != offsets[1] - offsets[0]) {
      throw problem(
          "tensor %s needs %d bytes by its shape but %d by its offsets."
              .formatted(name, elements * type.bytes(), offsets[1] - offsets[0]));
    }
    return new SafetensorsHeader.Entry(type, shape, offsets[0], offsets[1]);
  }

  private ElementType type(String name, String dtype) throws SafetensorsException {
    for (ElementType type : ElementType.values()) {
      if (type.name().equals(dtype)) {
        return type;
      }
    }
    throw problem(
        "tensor %s has dtype '%s'; readable are %s."
            .formatted(name, dtype, Arrays.toString(ElementType.values())));
  }

  private long[] numbers(String name, String member, JsonNode json) throws SafetensorsException {
    if (!json.isArray()) {
      throw problem("tensor %s has no list %s.".formatted(name, member));
    }
    long[] result = new long[json.size()];
    for (int i = 0; i < result.length; i++) {
      JsonNode number = json.get(i);
      if (!number.isIntegralNumber() || !number.canConvertToLong() || number.asLong() < 0) {
        throw problem("tensor %s has %s %s.".formatted(name, member, json));
      }
      result[i] = number.asLong();
    }
    return result;
  }

  /** Tensors must tile the data exactly: an overlap or a hole is a lie or a cut. */
  private void checkLayout(SortedMap<String, SafetensorsHeader.Entry> entries, long dataBytes)
      throws SafetensorsException {
    List<Map.Entry<String, SafetensorsHeader.Entry>> byOffset =
        entries.entrySet().stream()
            .sorted(
                Comparator.comparingLong(
                        (Map.Entry<String, SafetensorsHeader.Entry> e) -> e.getValue().begin())
                    .thenComparingLong(e -> e.getValue().end()))
            .toList();
    long position = 0;
    for (var tensor : byOffset) {
      if (tensor.getValue().begin() != position) {
        throw problem(
            "tensor %s begins at byte %d where %d is due; tensors may neither overlap nor leave holes."
                .formatted(tensor.getKey(), tensor.getValue().begin(), position));
      }
      position = tensor.getValue().end();
    }
    if (position != dataBytes) {
      throw problem("its tensors need %d bytes but %d are there.".formatted(position, dataBytes));
    }
  }

  private SafetensorsException problem(String text) {
    return new SafetensorsException(file, text);
  }
}
