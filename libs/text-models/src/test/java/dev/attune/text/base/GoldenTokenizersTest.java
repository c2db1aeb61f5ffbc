package dev.attune.text.base;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.text.GoldenEncoder;
import dev.attune.text.answer.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** WordPiece, byte-level BPE and Unigram against plain Python. */
class GoldenTokenizersTest {
  static final List<String> ARCHITECTURES = GoldenEncoder.NAMES;

  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @FieldSource("ARCHITECTURES")
  void a_text_is_cut_as_the_family_cuts_it(String name) throws Exception {
    GoldenEncoder golden = GoldenEncoder.open(name);
    for (GoldenEncoder.Expected expected : golden.expected()) {
      assertThat(golden.base().tokenizer().encode(expected.text()).ids())
          .as("'%s'", expected.text())
          .containsExactly(expected.ids());
    }
  }

  @Test
  void a_token_of_bytes_stands_without_the_space_before_it() throws Exception {
    Encoding encoding = encode("roberta", "hello world 我爱 cat");
    assertThat(spans(encoding, 1, 3)).containsExactly("0-5", "6-11");
    assertThat(spans(encoding, 3, 7)).containsExactly("11-11", "12-13", "12-13", "12-13");
    assertThat(words(encoding)).containsExactly(0, 6, 12, 13, 15);
  }

  @Test
  void a_word_of_sentence_pieces_ends_at_every_chinese_character() throws Exception {
    Encoding encoding = encode("xlm-roberta", "hello 我爱cat");
    assertThat(words(encoding)).containsExactly(0, 6, 7, 8);
  }

  @Test
  void a_word_of_sentence_pieces_ends_at_punctuation() throws Exception {
    Encoding encoding = encode("xlm-roberta", "hello, world!");
    assertThat(words(encoding)).containsExactly(0, 5, 7, 12);
    assertThat(Words.of(encoding).end(0)).isEqualTo(5);
    assertThat(Words.of(encoding).end(2)).isEqualTo(12);
  }

  @Test
  void a_word_does_not_begin_with_a_space_that_breaks_no_line() throws Exception {
    Path directory = GoldenEncoder.directory("xlm-roberta");
    ObjectNode tokenizer = (ObjectNode) JSON.readTree(directory.resolve("tokenizer.json").toFile());
    tokenizer.set("normalizer", JSON.createObjectNode().put("type", "NFKC"));
    tokenizer.set(
        "pre_tokenizer",
        JSON.createObjectNode()
            .put("type", "Metaspace")
            .put("replacement", "▁")
            .put("prepend_scheme", "always")
            .put("split", true));
    byte[] json = JSON.writeValueAsBytes(tokenizer);
    Encoding encoding = Tokenizer.of(json, 16).encode("hello\u00a0world");
    assertThat(words(encoding)).containsExactly(0, 6);
  }

  private static Encoding encode(String name, String text) throws Exception {
    return GoldenEncoder.open(name).base().tokenizer().encode(text);
  }

  private static List<String> spans(Encoding encoding, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(token -> encoding.start(token) + "-" + encoding.end(token))
        .toList();
  }

  private static List<Integer> words(Encoding encoding) {
    return IntStream.range(0, encoding.tokens())
        .filter(encoding::beginsWord)
        .mapToObj(encoding::start)
        .toList();
  }
}
