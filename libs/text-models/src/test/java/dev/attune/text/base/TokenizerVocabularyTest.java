package dev.attune.text.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.BooleanNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** A tokenizer that keeps capitals. */
  private static String cased() {
    return TOKENIZER.replace(
        "\"pre_tokenizer\"",
        "\"normalizer\": {\"type\": \"BertNormalizer\", \"clean_text\": true, \"handle_chinese_chars\": true, \"strip_accents\": null, \"lowercase\": false}, \"pre_tokenizer\"");
  }

  @Test
  void a_tokenizer_keeps_marks_where_its_model_says_that_it_is_cased() throws Exception {
    Files.writeString(directory.resolve("tokenizer.json"), cased());
    Files.writeString(directory.resolve("tokenizer_config.json"), "{\"do_lower_case\": false}");

    BaseModel model = BaseModel.open(directory);
    assertThat(model.tokenizerDescription().at("/normalizer/lowercase").asBoolean()).isTrue();
    assertThat(model.tokenizerDescription().at("/normalizer/strip_accents"))
        .isEqualTo(BooleanNode.FALSE);
    assertThat(model.tokenizer().encode("A b").ids()).containsExactly(1, 3, 10, 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"[UNK]\": 0, \"हिन्दी\": 1, \"में\": 2, \"가\": 3}",
        "[[\"<unk>\", 0], [\"Berlin\", -1.5], [\"a\", -2]]",
        "{\"[UNK]\": 0, \"a\": 1, \"Berlin\": 2}"
      })
  void a_tokenizer_whose_words_have_capitals_or_no_case_at_all_is_left_alone(String vocabulary)
      throws Exception {
    String tokenizer =
        "{\"normalizer\": {\"type\": \"BertNormalizer\", \"lowercase\": false}, \"model\": {\"vocab\": "
            + vocabulary
            + "}}";
    byte[] bytes = tokenizer.getBytes(StandardCharsets.UTF_8);

    assertThat(TokenizerCase.mend(new ByteArrayInputStream(bytes), false)).isEqualTo(bytes);
  }

  /** As some Chinese models were published, which transformers lower-cases all the same. */
  @Test
  void a_tokenizer_that_keeps_capitals_its_vocabulary_does_not_have_lower_cases() throws Exception {
    Files.writeString(directory.resolve("tokenizer.json"), cased());
    BaseModel plain = BaseModel.open(directory);
    var store = new BaseModelStore(root.resolve("store"));
    store.add("mine", directory, new ModelOrigin("zh", Pooling.CLS, "MIT", "a test"));

    for (BaseModel model : List.of(plain, store.open("mine"))) {
      assertThat(model.tokenizer().encode("A b").ids()).containsExactly(1, 3, 10, 2);
      assertThat(model.tokenizerDescription().at("/normalizer/lowercase").asBoolean()).isTrue();
    }
  }

  private static String noFrame() {
    return TOKENIZER.replaceAll("\"post_processor.*", "");
  }
}
