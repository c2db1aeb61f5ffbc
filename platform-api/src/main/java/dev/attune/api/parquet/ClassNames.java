package dev.attune.api.parquet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What Hugging Face's {@code datasets} wrote about the features of a file: which numbers stand for
 * which names.
 *
 * @param feature of the file, a column or a part of one; missing when nothing is said
 */
record ClassNames(JsonNode feature) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** From the metadata of a file; a description that cannot be read says nothing. */
  static ClassNames of(Map<String, String> metadata) {
    String description = metadata.get(HuggingFaceFeatures.KEY);
    try {
      return new ClassNames(
          description == null
              ? MissingNode.getInstance()
              : JSON.readTree(description).path("info").path("features"));
    } catch (JsonProcessingException e) {
      return new ClassNames(MissingNode.getInstance());
    }
  }

  /** What is said about a column or a member. */
  ClassNames member(String name) {
    return new ClassNames(feature.path(name));
  }

  /** What is said about the elements of a list; {@code Sequence} and {@code List} are objects. */
  ClassNames element() {
    return new ClassNames(feature.isArray() ? feature.path(0) : feature.path("feature"));
  }

  /** The names of the numbers; null when numbers are numbers. */
  @Nullable List<String> names() {
    JsonNode names = feature.path("names");
    if (!feature.path("_type").asText().equals("ClassLabel") || !names.isArray()) {
      return null;
    }
    return StreamSupport.stream(names.spliterator(), false).map(JsonNode::asText).toList();
  }
}
