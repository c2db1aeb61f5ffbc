package dev.attune.text.base;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokenizers whose case is not that of their vocabulary. */
class TokenizerCaseTest extends SmallModel {
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
}
