package dev.attune.text.base;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Compares the vocabulary of a {@code tokenizer.json} with what the weights' directory says of the
 * one they were trained with: the number of word embeddings, the id of the padding token, and a
 * {@code vocab.txt} or {@code vocab.json} where there is one.
 */
final class TokenizerVocabulary {
  /** Embeddings are often rounded up to a number of rows that suits the hardware. */
  private static final int SPARE_ROWS = 512;

  private static final String LIST = "vocab.txt";
  private static final String MAP = "vocab.json";

  /**
   * A list of this share of other tokens is one of another tokenizer, not one that was added to.
   */
  private static final double FEW = 0.01;

  private static final List<String> PADDING = List.of("[PAD]", "<pad>");

  private final ModelFiles files;
  private final Map<String, Integer> ids;

  private TokenizerVocabulary(ModelFiles files) throws IOException {
    this.files = files;
    this.ids = ids(files.json(ModelFiles.TOKENIZER));
  }

  /**
   * @throws InvalidBaseModelException if the weights have no vector for some token, or have vectors
   *     for many tokens that the tokenizer never gives, or were trained with other ids
   */
  static void check(ModelFiles files, EncoderShape shape) throws IOException {
    var vocabulary = new TokenizerVocabulary(files);
    vocabulary.requireVectors(shape);
    vocabulary.requirePadding(shape);
    vocabulary.requireList();
    vocabulary.requireMap();
  }

  /**
   * The id that stands for what a tokenizer does not know; none where it knows every byte.
   *
   * @param tokenizer the content of its {@code tokenizer.json}
   */
  static OptionalInt unknown(JsonNode tokenizer) {
    JsonNode model = tokenizer.path("model");
    if (model.path("unk_id").isInt()) {
      return OptionalInt.of(model.path("unk_id").intValue());
    }
    // Byte-level files say that they have none by null, which is also the name of a token.
    JsonNode token = model.path("unk_token");
    Integer id = token.isTextual() ? ids(tokenizer).get(token.textValue()) : null;
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  private void requireVectors(EncoderShape shape) throws InvalidBaseModelException {
    int count = ids.values().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
    if (count > shape.vocabularySize() || count < shape.vocabularySize() - SPARE_ROWS) {
      throw other(
          "%s has %d token ids and the weights have vectors for %d"
              .formatted(ModelFiles.TOKENIZER, count, shape.vocabularySize()));
    }
  }

  /** Where positions are counted from the one behind padding; elsewhere its id decides nothing. */
  private void requirePadding(EncoderShape shape) throws IOException {
    if (shape.firstPosition() == 0) {
      return;
    }
    JsonNode trained = files.json(ModelFiles.CONFIG).path("pad_token_id");
    for (String token : PADDING) {
      Integer id = ids.get(token);
      if (id != null && trained.isInt() && id != trained.intValue()) {
        throw other(
            "%s gives %s the id %d and %s has pad_token_id %d"
                .formatted(ModelFiles.TOKENIZER, token, id, ModelFiles.CONFIG, trained.intValue()));
      }
    }
  }

  private void requireList() throws IOException {
    if (!files.has(LIST)) {
      return;
    }
    List<String> tokens = lines();
    int others = 0;
    for (int id = 0; id < tokens.size(); id++) {
      Integer given = ids.get(tokens.get(id));
      others += given != null && given == id ? 0 : 1;
    }
    requireFew(others, tokens.size(), LIST);
  }

  private void requireMap() throws IOException {
    if (!files.has(MAP)) {
      return;
    }
    int others = 0;
    var tokens = files.json(MAP).properties();
    for (var token : tokens) {
      Integer given = ids.get(token.getKey());
      others += given != null && given == token.getValue().asInt(-1) ? 0 : 1;
    }
    requireFew(others, tokens.size(), MAP);
  }

  private void requireFew(int others, int all, String file) throws InvalidBaseModelException {
    if (others > FEW * all) {
      throw other(
          "%d of the %d tokens of %s have another id in %s"
              .formatted(others, all, file, ModelFiles.TOKENIZER));
    }
  }

  private List<String> lines() throws IOException {
    try {
      return Files.readAllLines(files.path(LIST));
    } catch (CharacterCodingException _) {
      throw files.problem(LIST + " is not text in UTF-8.");
    }
  }

  private InvalidBaseModelException other(String fact) {
    return files.problem(fact + ": they do not belong together.");
  }

  private static Map<String, Integer> ids(JsonNode tokenizer) {
    Map<String, Integer> ids = new HashMap<>();
    JsonNode vocabulary = tokenizer.path("model").path("vocab");
    if (vocabulary.isArray()) {
      for (int id = 0; id < vocabulary.size(); id++) {
        ids.put(vocabulary.path(id).path(0).asText(), id);
      }
    }
    vocabulary.properties().forEach(token -> ids.put(token.getKey(), token.getValue().asInt()));
    for (JsonNode added : tokenizer.path("added_tokens")) {
      ids.put(added.path("content").asText(), added.path("id").asInt());
    }
    return ids;
  }
}
