package dev.attune.evaluation.serving;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.text.base.BaseModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts of an exact number of tokens, none like another: words that are one token each. */
final class Sentences {
  private static final Pattern WORD = Pattern.compile("[a-z]{3,}");
  private static final int SPECIAL_TOKENS = 2;

  private final List<String> words = new ArrayList<>();
  private final SplittableRandom random;

  Sentences(BaseModel base, long seed) throws IOException {
    this.random = new SplittableRandom(seed);
    JsonNode vocabulary = base.tokenizerDescription().path("model").path("vocab");
    vocabulary
        .fieldNames()
        .forEachRemaining(
            word -> {
              if (WORD.matcher(word).matches()) {
                words.add(word);
              }
            });
  }

  /** A text that the tokenizer makes so many tokens of. */
  synchronized String ofTokens(int tokens) {
    return IntStream.range(SPECIAL_TOKENS, tokens)
        .mapToObj(i -> words.get(random.nextInt(words.size())))
        .collect(Collectors.joining(" "));
  }

  /** Several such texts. */
  List<String> ofTokens(int tokens, int count) {
    return IntStream.range(0, count).mapToObj(i -> ofTokens(tokens)).toList();
  }
}
