package dev.attune.text.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the files of a base model do not say about it.
 *
 * @param language a BCP 47 tag, for example {@code zh}
 * @param pooling the pooling it was pretrained with
 * @param licence SPDX identifier, for example {@code Apache-2.0}
 * @param source where the files came from
 */
public record ModelOrigin(String language, Pooling pooling, String licence, String source) {
  private static final String FILE = "origin.json";
  private static final String POOLING_FILE = "1_Pooling/config.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads {@code origin.json} beside a model's files, with the members {@code language}, {@code
   * pooling}, {@code licence} and {@code source}, each optional. Without a pooling, that of
   * sentence-transformers' own file counts, and otherwise the mean.
   *
   * @throws InvalidBaseModelException if the file is not of this form
   */
  public static ModelOrigin of(Path directory) throws IOException {
    JsonNode origin = read(directory, FILE);
    String pooling = origin.path("pooling").asText(pooling(read(directory, POOLING_FILE)).id());
    try {
      return new ModelOrigin(
          origin.path("language").asText("und"),
          Pooling.of(pooling),
          origin.path("licence").asText("unknown"),
          origin.path("source").asText("a local directory"));
    } catch (IllegalArgumentException e) {
      throw new InvalidBaseModelException(directory, FILE + ": " + e.getMessage(), e);
    }
  }

  private static Pooling pooling(JsonNode config) {
    return config.path("pooling_mode_cls_token").asBoolean() ? Pooling.CLS : Pooling.MEAN;
  }

  private static JsonNode read(Path directory, String name) throws IOException {
    Path file = directory.resolve(name);
    if (!Files.isRegularFile(file)) {
      return JSON.createObjectNode();
    }
    try {
      return JSON.readTree(file.toFile());
    } catch (JsonProcessingException e) {
      throw new InvalidBaseModelException(directory, name + " is not valid JSON.", e);
    }
  }
}
