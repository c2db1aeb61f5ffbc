package dev.attune.text.base;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * Compares the vocabulary of a {@code tokenizer.json} with the word embeddings it should belong to.
 */
final class TokenizerVocabulary {
  /** Embeddings are often rounded up to a number of rows that suits the hardware. */
  private static final int SPARE_ROWS = 512;

  private TokenizerVocabulary() {}

  /**
   * @throws InvalidBaseModelException if the weights have no vector for some token, or have vectors
   *     for many tokens that the tokenizer never gives
   */
  static void check(ModelFiles files, EncoderShape shape) throws IOException {
    int ids = highestId(files.json(ModelFiles.TOKENIZER)) + 1;
    if (ids > shape.vocabularySize() || ids < shape.vocabularySize() - SPARE_ROWS) {
      throw files.problem(
          "%s has %d token ids and the weights have vectors for %d: they do not belong together."
              .formatted(ModelFiles.TOKENIZER, ids, shape.vocabularySize()));
    }
  }

  private static int highestId(JsonNode tokenizer) {
    JsonNode vocabulary = tokenizer.path("model").path("vocab");
    int highest = vocabulary.isArray() ? vocabulary.size() - 1 : -1;
    if (vocabulary.isObject()) {
      for (JsonNode id : vocabulary) {
        highest = Math.max(highest, id.asInt());
      }
    }
    for (JsonNode added : tokenizer.path("added_tokens")) {
      highest = Math.max(highest, added.path("id").asInt());
    }
    return highest;
  }
}
