package dev.attune.text.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Locale;

/**
 * Mends a tokenizer that keeps capitals which its vocabulary does not have: every Latin word with a
 * capital would be one unknown token, so such a tokenizer is told to lower-case, as the model was
 * trained.
 */
final class TokenizerCase {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TokenizerCase() {}

  /** The tokenizer.json to store, as UTF-8; unchanged when its case fits its vocabulary. */
  static byte[] mend(InputStream tokenizer) throws IOException {
    byte[] original = tokenizer.readAllBytes();
    JsonNode root = JSON.readTree(original);
    if (root.path("normalizer") instanceof ObjectNode normalizer
        && normalizer.path("type").asText().equals("BertNormalizer")
        && !normalizer.path("lowercase").asBoolean()
        && !hasCapitals(root.path("model").path("vocab"))) {
      normalizer.put("lowercase", true);
      return JSON.writeValueAsBytes(root);
    }
    return original;
  }

  private static boolean hasCapitals(JsonNode vocabulary) {
    for (Iterator<String> words = vocabulary.fieldNames(); words.hasNext(); ) {
      String word = words.next();
      boolean special = word.startsWith("[") || word.startsWith("<");
      if (!special && !word.equals(word.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }
}
