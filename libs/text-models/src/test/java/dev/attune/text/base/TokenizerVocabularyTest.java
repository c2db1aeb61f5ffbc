package dev.attune.text.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tokenizers that do not belong to the weights beside them, or are none. */
class TokenizerVocabularyTest extends SmallModel {
  @Test
  void a_tokenizer_of_another_vocabulary_is_refused() throws Exception {
    Files.writeString(directory.resolve("tokenizer.json"), TOKENIZER.replace("10", "11"));
    assertInvalid(
        "tokenizer.json has 12 token ids and the weights have vectors for 11: they do not belong together.");
  }

  @Test
  void a_tokenizer_of_another_padding_is_refused() throws Exception {
    Files.writeString(
        directory.resolve("tokenizer.json"), TOKENIZER.replace("\"a\": 3", "\"<pad>\": 3"));
    writeConfig("roberta", 3);
    assertThat(BaseModel.open(directory).info().name()).isEqualTo("tiny");
    writeConfig("roberta", 1);
    assertInvalid(
        "tokenizer.json gives <pad> the id 3 and config.json has pad_token_id 1: they do not belong together.");
  }

  @Test
  void a_tokenizer_without_an_unknown_token_does_not_take_the_word_null_for_it() throws Exception {
    ObjectMapper json = new ObjectMapper();
    assertThat(
            TokenizerVocabulary.unknown(
                json.readTree(
                    "{\"model\": {\"unk_token\": null, \"vocab\": {\"null\": 0, \"a\": 1}}}")))
        .isEmpty();
    assertThat(
            TokenizerVocabulary.unknown(
                json.readTree(
                    "{\"model\": {\"unk_token\": \"a\", \"vocab\": {\"null\": 0, \"a\": 1}}}")))
        .hasValue(1);
  }

  /** As multilingual models have it that were given the tokenizer of XLM-R. */
  @Test
  void the_padding_of_a_bert_decides_nothing() throws Exception {
    Files.writeString(
        directory.resolve("tokenizer.json"), TOKENIZER.replace("\"a\": 3", "\"<pad>\": 3"));
    writeConfig("bert", 0);
    assertThat(BaseModel.open(directory).info().name()).isEqualTo("tiny");
  }

  private void writeConfig(String architecture, int padding) throws IOException {
    Files.writeString(
        directory.resolve("config.json"),
        CONFIG
            .replace("\"bert\"", "\"" + architecture + "\"")
            .replace("{", "{\"pad_token_id\": " + padding + ", "));
  }

  @Test
  void a_tokenizer_that_differs_from_the_list_of_tokens_beside_it_is_refused() throws Exception {
    Path list = directory.resolve("vocab.txt");
    Files.write(list, List.of("[UNK]", "[CLS]", "[SEP]", "a"));
    assertThat(BaseModel.open(directory).info().name()).isEqualTo("tiny");
    Files.write(list, List.of("[UNK]", "[CLS]", "a", "[SEP]"));
    assertInvalid(
        "2 of the 4 tokens of vocab.txt have another id in tokenizer.json: they do not belong together.");
    Files.write(list, new byte[] {(byte) 0xff});
    assertInvalid("vocab.txt is not text in UTF-8.");
    Files.delete(list);
    Path map = directory.resolve("vocab.json");
    Files.writeString(map, "{\"[UNK]\": 0, \"[CLS]\": 1, \"[SEP]\": 2, \"a\": 3}");
    assertThat(BaseModel.open(directory).info().name()).isEqualTo("tiny");
    Files.writeString(map, "{\"[UNK]\": 0, \"[CLS]\": 2, \"[SEP]\": 1, \"c\": 3}");
    assertInvalid(
        "3 of the 4 tokens of vocab.json have another id in tokenizer.json: they do not belong together.");
  }

  @Test
  void a_tokenizer_that_cannot_be_used_is_refused() throws Exception {
    var store = new BaseModelStore(root.resolve("store"));
    var origin = new ModelOrigin("zh", Pooling.CLS, "MIT", "a test");
    for (String useless : List.of(TOKENIZER.replace("WordPiece", "Nothing"), noFrame())) {
      Files.writeString(directory.resolve("tokenizer.json"), useless);
      assertThatThrownBy(() -> store.add("mine", directory, origin))
          .isInstanceOf(InvalidBaseModelException.class)
          .hasMessageContaining("tokenizer.json d");
      assertThat(store.list()).isEmpty();
    }
  }

  private static String noFrame() {
    return TOKENIZER.replaceAll("\"post_processor.*", "");
  }
}
