package dev.attune.text.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Mends a tokenizer that keeps capitals which its vocabulary does not have: every word with a
 * capital would be one unknown token, so such a tokenizer is told to lower-case, as the model was
 * trained. A vocabulary of scripts without case is left alone: lower-casing strips their marks.
 */
final class TokenizerCase {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TokenizerCase() {}

  /**
   * The tokenizer.json to store, as UTF-8; unchanged when its case fits its vocabulary.
   *
   * @param keepsMarks whether nothing but the case is to change: else accents and other marks go
   *     with the capitals, as they do in tokenizers that were made to lower-case
   */
  static byte[] mend(InputStream tokenizer, boolean keepsMarks) throws IOException {
    byte[] original = tokenizer.readAllBytes();
    JsonNode root = JSON.readTree(original);
    if (root.path("normalizer") instanceof ObjectNode normalizer
        && normalizer.path("type").asText().equals("BertNormalizer")
        && !normalizer.path("lowercase").asBoolean()
        && isOfSmallLetters(root.path("model").path("vocab"))) {
      normalizer.put("lowercase", true);
      if (keepsMarks && !normalizer.path("strip_accents").isBoolean()) {
        normalizer.put("strip_accents", false);
      }
      return JSON.writeValueAsBytes(root);
    }
    return original;
  }

  /** Whether words have small letters of a script with case, and none has a capital. */
  private static boolean isOfSmallLetters(JsonNode vocabulary) {
    boolean small = false;
    for (String word : words(vocabulary)) {
      if (!word.startsWith("[") && !word.startsWith("<")) {
        if (!word.equals(word.toLowerCase(Locale.ROOT))) {
          return false;
        }
        small |= !word.equals(word.toUpperCase(Locale.ROOT));
      }
    }
    return small;
  }

  /** The vocabulary is an object of ids by words, or a list of words with their scores. */
  private static List<String> words(JsonNode vocabulary) {
    List<String> words = new ArrayList<>();
    if (vocabulary.isObject()) {
      vocabulary.fieldNames().forEachRemaining(words::add);
    } else {
      vocabulary.forEach(entry -> words.add(entry.path(0).asText()));
    }
    return words;
  }
}
