package dev.attune.text.base;

import java.util.Arrays;
import java.util.List;

/**
 * A text as token ids, {@code [CLS]} and {@code [SEP]} included, without padding.
 *
 * @param ids at most as many as the tokenizer's limit
 * @param fullTokens how many there were before the text was cut
 */
@SuppressWarnings("ArrayRecordComponent") // read by the thousand on the way into a batch
public record Encoding(long[] ids, int fullTokens) {

  /** How many tokens there are after the cut. */
  public int tokens() {
    return ids.length;
  }

  /** Whether the end of the text was cut off. */
  public boolean truncated() {
    return fullTokens > ids.length;
  }

  /** How many of these texts were cut. */
  public static long truncatedCount(List<Encoding> encodings) {
    return encodings.stream().filter(Encoding::truncated).count();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Encoding that
        && fullTokens == that.fullTokens
        && Arrays.equals(ids, that.ids);
  }

  @Override
  public int hashCode() {
    return 31 * fullTokens + Arrays.hashCode(ids);
  }

  /** Counts only: ids would give the text away. */
  @Override
  public String toString() {
    return "Encoding[tokens=%d, fullTokens=%d]".formatted(ids.length, fullTokens);
  }
}
