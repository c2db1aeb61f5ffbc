package dev.attune.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.text.base.EncoderShape;
import dev.attune.text.tensor.Tensor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A base model with more parameters than ONNX Runtime takes, as a store keeps it. They are all 0,
 * in a file that has a length and takes no room.
 */
public final class LargeModel {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A base model of the smallest size. */
  public static final Path TINY =
      Path.of("..", "libs", "text-models", "src", "test", "resources", "golden-encoders", "bert");

  private static final String CONFIG = "config.json";
  private static final String TOKENIZER = "tokenizer.json";
  private static final String WEIGHTS = "model.safetensors";
  private static final EncoderShape SHAPE = EncoderShape.bert(2, 16, 24, 2, 33_000_000, 40, 1e-12);

  private LargeModel() {}

  /** Makes the directory. */
  static void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    ObjectNode config = (ObjectNode) JSON.readTree(TINY.resolve(CONFIG).toFile());
    config.put("vocab_size", SHAPE.vocabularySize());
    JSON.writeValue(directory.resolve(CONFIG).toFile(), config);
    Files.copy(TINY.resolve(TOKENIZER), directory.resolve(TOKENIZER));
    writeWeights(directory.resolve(WEIGHTS));
    Map<String, Object> files = new LinkedHashMap<>();
    for (String name : List.of(CONFIG, TOKENIZER, WEIGHTS)) {
      files.put(
          name, Map.of("size", Files.size(directory.resolve(name)), "sha256", "0".repeat(64)));
    }
    JSON.writeValue(
        directory.resolve("attune.json").toFile(),
        Map.of(
            "schema", 1,
            "language", "und",
            "pooling", "mean",
            "licence", "unknown",
            "source", "test",
            "files", files));
  }

  private static void writeWeights(Path file) throws IOException {
    Map<String, Object> header = new LinkedHashMap<>();
    long end = 0;
    for (Map.Entry<String, long[]> parameter : SHAPE.parameterShapes().entrySet()) {
      long begin = end;
      end += Short.BYTES * Tensor.elementCount(parameter.getValue());
      header.put(
          parameter.getKey(),
          Map.of(
              "dtype", "F16",
              "shape", parameter.getValue(),
              "data_offsets", List.of(begin, end)));
    }
    byte[] json = JSON.writeValueAsBytes(header);
    try (RandomAccessFile weights = new RandomAccessFile(file.toFile(), "rw")) {
      weights.writeLong(Long.reverseBytes(json.length));
      weights.write(json);
      weights.setLength(Long.BYTES + json.length + end);
    }
  }
}
