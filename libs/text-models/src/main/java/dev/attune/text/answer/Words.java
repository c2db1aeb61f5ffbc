package dev.attune.text.answer;

import dev.attune.text.base.Encoding;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The words of an encoded text, each tagged by its first token: what a token task sees of a text.
 *
 * @param encoding the text
 * @param firstTokens the first token of each word, in the order of the text
 */
@SuppressWarnings("ArrayRecordComponent") // made for one reading and dropped
public record Words(Encoding encoding, int[] firstTokens) {

  /** The words that the encoder reads of a text. */
  public static Words of(Encoding encoding) {
    return new Words(
        encoding,
        IntStream.range(0, encoding.tokens())
            .filter(token -> encoding.beginsWord(token) && encoding.inText(token))
            .toArray());
  }

  /** How many words there are. */
  public int count() {
    return firstTokens.length;
  }

  /**
   * The logits of each word's first token, [words][width].
   *
   * @param logits those of each token one after the other
   */
  public float[][] rows(float[] logits, int width) {
    return IntStream.of(firstTokens)
        .mapToObj(token -> Arrays.copyOfRange(logits, token * width, (token + 1) * width))
        .toArray(float[][]::new);
  }

  /** The first code point of a word. */
  public int start(int word) {
    return encoding.start(firstTokens[word]);
  }

  /** The code point behind the last one of a word. */
  public int end(int word) {
    int next = word + 1 < count() ? firstTokens[word + 1] : encoding.tokens();
    int end = encoding.end(firstTokens[word]);
    for (int token = firstTokens[word] + 1; token < next; token++) {
      end = Math.max(end, encoding.inText(token) ? encoding.end(token) : 0);
    }
    return end;
  }
}
