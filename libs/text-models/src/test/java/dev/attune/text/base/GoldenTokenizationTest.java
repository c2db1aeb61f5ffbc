package dev.attune.text.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Cases from the tests of the original BERT, run through the tokenizer that serving uses. */
class GoldenTokenizationTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void words_are_cut_as_the_original_bert_cuts_them() throws Exception {
    Path data = Path.of(System.getProperty("attune.data.dir", "../../../shared/data"));
    Path golden = data.resolve("golden-metrics/golden.json");
    assumeTrue(Files.exists(golden), () -> "No golden values at " + golden + "; skipped.");
    JsonNode root = JSON.readTree(golden.toFile());
    int cases = 0;
    for (JsonNode node : root.isArray() ? root : root.path("cases")) {
      if (node.path("id").asText().startsWith("bert.tokenize")) {
        assertThat(tokens(node)).as(node.path("id").asText()).isEqualTo(expected(node));
        cases++;
      }
    }
    assertThat(cases).isPositive();
  }

  private static List<String> expected(JsonNode node) {
    List<String> expected = new ArrayList<>();
    node.path("expected").forEach(token -> expected.add(token.asText()));
    return expected;
  }

  /**
   * The text cut with the case's vocabulary or, without one, with the expected words as vocabulary.
   */
  private List<String> tokens(JsonNode node) throws Exception {
    Set<String> words = new LinkedHashSet<>(List.of("[UNK]", "[CLS]", "[SEP]"));
    node.path("input").path("vocab").forEach(word -> words.add(word.asText()));
    if (!node.path("input").has("vocab")) {
      words.addAll(expected(node));
    }
    List<String> vocabulary = List.copyOf(new ArrayList<>(words));
    byte[] json =
        JSON.writeValueAsBytes(
            tokenizerJson(vocabulary, node.path("input").path("lower").asBoolean()));
    long[] ids = Tokenizer.of(json, 64).encode(node.path("input").path("text").asText()).ids();
    return LongStream.of(ids)
        .skip(1)
        .limit(ids.length - 2)
        .mapToObj(id -> vocabulary.get((int) id))
        .toList();
  }

  private static Map<String, Object> tokenizerJson(List<String> vocabulary, boolean lowercase) {
    Map<String, Integer> ids = new LinkedHashMap<>();
    vocabulary.forEach(word -> ids.put(word, ids.size()));
    return Map.of(
        "version",
        "1.0",
        "normalizer",
        Map.of(
            "type",
            "BertNormalizer",
            "clean_text",
            true,
            "handle_chinese_chars",
            true,
            "strip_accents",
            lowercase,
            "lowercase",
            lowercase),
        "pre_tokenizer",
        Map.of("type", "BertPreTokenizer"),
        "post_processor",
        Map.of("type", "BertProcessing", "sep", List.of("[SEP]", 2), "cls", List.of("[CLS]", 1)),
        "model",
        Map.of(
            "type",
            "WordPiece",
            "unk_token",
            "[UNK]",
            "continuing_subword_prefix",
            "##",
            "max_input_chars_per_word",
            100,
            "vocab",
            ids));
  }
}
