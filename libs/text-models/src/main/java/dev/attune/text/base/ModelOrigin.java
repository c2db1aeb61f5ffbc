package dev.attune.text.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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
  private static final String MODE = "pooling_mode";
  private static final Map<String, String> OLD_MODES =
      Map.of("cls_token", "cls", "mean_tokens", "mean");
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads {@code origin.json} beside a model's files, with the members {@code language}, {@code
   * pooling}, {@code licence} and {@code source}, each optional. Without a pooling, that of
   * sentence-transformers' own file counts, and otherwise the mean.
   *
   * @throws InvalidBaseModelException if a file is not of its form, or sentence-transformers' file
   *     asks for another pooling than one of {@link Pooling}
   */
  public static ModelOrigin of(Path directory) throws IOException {
    JsonNode origin = read(directory, FILE);
    try {
      String pooling =
          origin.has("pooling") ? origin.path("pooling").asText() : pooling(directory).id();
      return new ModelOrigin(
          origin.path("language").asText("und"),
          Pooling.of(pooling),
          origin.path("licence").asText("unknown"),
          origin.path("source").asText("a local directory"));
    } catch (IllegalArgumentException e) {
      throw new InvalidBaseModelException(directory, FILE + ": " + e.getMessage(), e);
    }
  }

  private static Pooling pooling(Path directory) throws IOException {
    List<String> modes = modes(read(directory, POOLING_FILE));
    if (modes.isEmpty() || modes.equals(List.of("mean"))) {
      return Pooling.MEAN;
    }
    if (modes.equals(List.of("cls"))) {
      return Pooling.CLS;
    }
    throw new InvalidBaseModelException(
        directory,
        "%s asks for the pooling %s; only cls and mean are known."
            .formatted(POOLING_FILE, String.join(" and ", modes)));
  }

  /**
   * In the words of the newer form, one or several; the older one has a switch for each, named as
   * in {@code pooling_mode_cls_token}.
   */
  private static List<String> modes(JsonNode pooling) {
    JsonNode named = pooling.path(MODE);
    if (named.isArray()) {
      return named.valueStream().map(JsonNode::asText).toList();
    }
    if (named.isTextual()) {
      return List.of(named.textValue());
    }
    return pooling.properties().stream()
        .filter(member -> member.getKey().startsWith(MODE + "_") && member.getValue().asBoolean())
        .map(member -> member.getKey().substring(MODE.length() + 1))
        .map(mode -> OLD_MODES.getOrDefault(mode, mode))
        .toList();
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
