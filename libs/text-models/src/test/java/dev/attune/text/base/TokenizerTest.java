package dev.attune.text.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.text.TestModels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenizerTest {
  private static final long CLS = 101;
  private static final long SEP = 102;

  private final Tokenizer english = tokenizer("minilm-l6-en");
  private final Tokenizer chinese = tokenizer("bge-small-zh");

  @Test
  void an_encoding_is_as_long_as_its_text() {
    assertThat(english.encode("Hello world"))
        .isEqualTo(
            new Encoding(
                ids(7592, 2088),
                4,
                new int[] {0, 0, 0, 5, 6, 11, 11, 11},
                new boolean[] {false, true, true, false}));
  }

  @Test
  void chinese_is_cut_into_characters() {
    assertThat(chinese.encode("我今天很高兴").tokens()).isEqualTo(2 + 6);
  }

  @Test
  void capitals_in_a_chinese_text_are_known_words() {
    assertThat(chinese.encode("这个APP真好用")).isEqualTo(chinese.encode("这个app真好用"));
    assertThat(chinese.encode("OK").ids()).isNotEqualTo(chinese.encode("ŒŒ").ids());
  }

  @Test
  void an_empty_text_is_two_special_tokens() {
    assertThat(english.encode("")).isEqualTo(Encoding.of(ids(), 2));
  }

  @Test
  void a_long_text_keeps_its_beginning_and_the_closing_token() {
    Encoding cut = english.limitedTo(6).encode("one two three four five six seven");
    Encoding whole = english.encode("one two three four five six seven");
    assertThat(whole.truncated()).isFalse();
    assertThat(cut.truncated()).isTrue();
    assertThat(cut.fullTokens()).isEqualTo(9).isEqualTo(whole.tokens());
    assertThat(cut.ids()).hasSize(6).startsWith(Arrays.copyOf(whole.ids(), 5)).endsWith(SEP);
  }

  @Test
  void the_start_of_a_long_text_is_read_as_if_all_of_it_were() {
    for (Tokenizer tokenizer : List.of(english.limitedTo(16), chinese.limitedTo(16), english)) {
      for (String text :
          List.of(
              "short",
              "one two three ".repeat(7_000),
              "我今天很高兴,".repeat(14_000),
              "👍🏽🎉".repeat(30_000),
              "x".repeat(100_000),
              "a " + "b".repeat(99_000),
              " ".repeat(99_990) + "at the end",
              "cafe\u0301 ".repeat(16_000),
              "incomprehensibilities".repeat(4_700))) {
        Encoding start = tokenizer.encodeStart(text);
        Encoding whole = tokenizer.encode(text);

        assertThat(start.ids()).isEqualTo(whole.ids());
        assertThat(start.spans()).isEqualTo(whole.spans());
        assertThat(start.wordStarts()).isEqualTo(whole.wordStarts());
        assertThat(start.truncated()).isEqualTo(whole.truncated());
      }
    }
  }

  @Test
  void a_text_is_never_longer_than_the_model_takes() {
    Encoding encoding = english.encode("word ".repeat(5000));
    assertThat(encoding.tokens()).isEqualTo(512);
    assertThat(encoding.fullTokens()).isEqualTo(5002);
  }

  @Test
  void the_most_tokens_of_a_text_are_known_without_reading_it() {
    for (String text :
        List.of("", "a", "!?!?", "한국어", "我今天很高兴", "\uD83D\uDE00\uD83D\uDE00", "ŒŒ")) {
      assertThat(english.mostTokens(text)).isGreaterThanOrEqualTo(english.encode(text).tokens());
      assertThat(chinese.mostTokens(text)).isGreaterThanOrEqualTo(chinese.encode(text).tokens());
    }
    assertThat(english.limitedTo(6).mostTokens("one two three")).isEqualTo(6);
  }

  @Test
  void a_text_knows_whether_it_was_cut() {
    List<Encoding> encodings = english.limitedTo(4).encodeAll(List.of("one", "one two three", ""));
    assertThat(encodings).extracting(Encoding::truncated).containsExactly(false, true, false);
  }

  @Test
  void broken_and_odd_characters_are_no_error() {
    assertThat(english.encode("a \uD800 b").ids()).isEqualTo(english.encode("a \uFFFD b").ids());
    assertThat(english.encode("a \uDE00\uD83D b").tokens()).isPositive();
    assertThat(english.encode("a\u0000b").ids()).isEqualTo(english.encode("ab").ids());
    assertThat(english.encode("😀 fine").ids()).endsWith(ids(2986)[1], SEP);
  }

  @Test
  void a_limit_beyond_the_model_is_refused() {
    assertThatThrownBy(() -> english.limitedTo(513))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A text can be cut at 3 to 512 tokens, not at 513.");
    assertThatThrownBy(() -> english.limitedTo(2)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_tokens_span_counts_code_points() {
    String text = "😀 Unaffable 我爱\uD83D\uDC4D🏽 naïve";
    assertThat(pieces(english, text))
        .containsExactly("😀", "Una", "ffa", "ble", "我", "爱", "👍🏽", "naïve");
    assertThat(pieces(chinese, "我爱😀，OK呢")).containsExactly("我", "爱", "😀", "，", "OK", "呢");
  }

  @Test
  void a_lone_surrogate_shifts_no_span() {
    assertThat(pieces(english, "a \uD800 bird \uDC00 sings")).contains("bird", "sings");
  }

  @Test
  void a_word_begins_at_its_first_token() {
    assertThat(words(english, "Unaffable, isn't it?"))
        .containsExactly("Unaffable", ",", "isn", "'", "t", "it", "?");
    assertThat(words(chinese, "我爱iPhone 你")).containsExactly("我", "爱", "iPhone", "你");
  }

  @Test
  void a_cut_text_keeps_the_spans_of_what_is_left() {
    String text = "one two three four";
    Encoding cut = english.limitedTo(4).encode(text);
    assertThat(cut.spans()).containsExactly(0, 0, 0, 3, 4, 7, 7, 7);
    assertThat(cut.wordStarts()).containsExactly(false, true, true, false);
  }

  @Test
  void many_threads_get_the_same_encodings() {
    List<String> texts = IntStream.range(0, 500).mapToObj(i -> "text number " + i + " 文字").toList();
    List<Encoding> expected = english.encodeAll(texts);
    List<Encoding> parallel = texts.parallelStream().map(english::encode).toList();
    assertThat(parallel).isEqualTo(expected);
  }

  @Test
  void an_encoding_does_not_print_what_was_said() {
    assertThat(english.encode("secret").toString()).isEqualTo("Encoding[tokens=3, fullTokens=3]");
  }

  private static List<String> pieces(Tokenizer tokenizer, String text) {
    Encoding encoding = tokenizer.encode(text);
    return IntStream.range(0, encoding.tokens())
        .filter(encoding::inText)
        .mapToObj(token -> slice(text, encoding.start(token), encoding.end(token)))
        .toList();
  }

  /** From each first token of a word to the last token before the next. */
  private static List<String> words(Tokenizer tokenizer, String text) {
    Encoding encoding = tokenizer.encode(text);
    List<String> words = new ArrayList<>();
    for (int token = 0; token < encoding.tokens(); token++) {
      if (encoding.beginsWord(token)) {
        int last = token;
        while (encoding.inText(last + 1) && !encoding.beginsWord(last + 1)) {
          last++;
        }
        words.add(slice(text, encoding.start(token), encoding.end(last)));
      }
    }
    return words;
  }

  private static String slice(String text, int start, int end) {
    return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
  }

  private static long[] ids(long... words) {
    return IntStream.range(0, words.length + 2)
        .mapToLong(i -> i == 0 ? CLS : i == words.length + 1 ? SEP : words[i - 1])
        .toArray();
  }

  private static Tokenizer tokenizer(String model) {
    try {
      return TestModels.open(model).tokenizer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
