package dev.attune.text.base;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Cuts texts into a base model's tokens. Safe for use by many threads; the native memory behind it
 * is freed when nothing refers to it any more.
 */
public final class Tokenizer {
  private static final int SPECIAL_TOKENS = 2;

  /** English has some five characters to a token; longer words and white space have more. */
  private static final int UNITS_PER_TOKEN = 12;

  /** A Korean syllable taken apart, or the bytes of a character. */
  private static final int MOST_TOKENS_PER_UNIT = 3;

  private final HuggingFaceTokenizer tokenizer;
  private final int maxTokens;

  private Tokenizer(HuggingFaceTokenizer tokenizer, int maxTokens) {
    this.tokenizer = tokenizer;
    this.maxTokens = maxTokens;
  }

  /**
   * Reads a model's {@code tokenizer.json}. Padding and truncation written in the file are ignored:
   * some files fix them at lengths of their own.
   *
   * @param maxTokens where texts are cut, the special tokens before and behind them included
   * @throws InvalidBaseModelException if the file is none, or does not frame a text with two tokens
   */
  static Tokenizer open(ModelFiles files, int maxTokens) throws IOException {
    byte[] description = files.tokenizer();
    try {
      return of(description, maxTokens);
    } catch (IllegalArgumentException e) {
      throw files.problem("tokenizer.json " + e.getMessage(), e);
    }
  }

  /**
   * As above, from the content of a {@code tokenizer.json}.
   *
   * @throws IllegalArgumentException with what the file does or does not
   */
  static Tokenizer of(byte[] description, int maxTokens) throws IOException {
    HuggingFaceTokenizer tokenizer;
    try {
      tokenizer =
          HuggingFaceTokenizer.newInstance(
              new ByteArrayInputStream(description),
              Map.of("padding", "false", "truncation", "false"));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("describes no tokenizer.", e);
    }
    if (tokenizer.encode("").getIds().length != SPECIAL_TOKENS) {
      throw new IllegalArgumentException("does not put one token before a text and one behind it.");
    }
    return new Tokenizer(tokenizer, maxTokens);
  }

  /** The longest encoding this tokenizer gives. */
  public int maxTokens() {
    return maxTokens;
  }

  /** One text; a longer one keeps its beginning and the special token behind it. */
  public Encoding encode(String text) {
    return cut(tokenized(text));
  }

  /**
   * As {@link #encode}, in a time that does not grow with what is cut off: of a long text no more
   * is read than its first tokens need. Of a text that is cut, {@link Encoding#fullTokens} counts
   * what was read.
   */
  public Encoding encodeStart(String text) {
    int most = UNITS_PER_TOKEN * maxTokens;
    while (most < text.length()) {
      int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
      Tokenized start = tokenized(text.substring(0, end));
      if (start.wordBeginsFrom(maxTokens - 1)) {
        return cut(start);
      }
      most = (int) Math.min(4L * most, Integer.MAX_VALUE);
    }
    return encode(text);
  }

  /**
   * How many tokens {@link #encode} gives, without tokenising: an estimate from above, exceeded
   * only by characters that stand for whole words.
   */
  public int mostTokens(String text) {
    return (int) Math.min(maxTokens, SPECIAL_TOKENS + (long) MOST_TOKENS_PER_UNIT * text.length());
  }

  /** A text's tokens, all of them. */
  @SuppressWarnings("ArrayRecordComponent") // on the way into an encoding
  private record Tokenized(long[] ids, TokenPlaces places) {

    /** Whether a word begins there or later, so that the tokens before are of whole words. */
    boolean wordBeginsFrom(int token) {
      for (int i = token; i < ids.length; i++) {
        if (places.wordStarts()[i]) {
          return true;
        }
      }
      return false;
    }
  }

  private Tokenized tokenized(String text) {
    String repaired = wellFormed(text);
    ai.djl.huggingface.tokenizers.Encoding whole = tokenizer.encode(repaired);
    return new Tokenized(whole.getIds(), TokenPlaces.of(repaired, whole));
  }

  private Encoding cut(Tokenized whole) {
    long[] ids = whole.ids();
    TokenPlaces places = whole.places();
    if (ids.length <= maxTokens) {
      return new Encoding(ids, ids.length, places.spans(), places.wordStarts());
    }
    long[] cut = Arrays.copyOf(ids, maxTokens);
    cut[maxTokens - 1] = ids[ids.length - 1];
    TokenPlaces kept = places.cut(maxTokens);
    return new Encoding(cut, ids.length, kept.spans(), kept.wordStarts());
  }

  /** Every text, in order. */
  public List<Encoding> encodeAll(List<String> texts) {
    return texts.stream().map(this::encode).toList();
  }

  /**
   * The same tokenizer, cutting earlier.
   *
   * @throws IllegalArgumentException if the limit is above this one or leaves no room for a token
   */
  public Tokenizer limitedTo(int limit) {
    if (limit <= SPECIAL_TOKENS || limit > maxTokens) {
      throw new IllegalArgumentException(
          "A text can be cut at %d to %d tokens, not at %d."
              .formatted(SPECIAL_TOKENS + 1, maxTokens, limit));
    }
    return limit == maxTokens ? this : new Tokenizer(tokenizer, limit);
  }

  /**
   * Native code takes no lone surrogates; they become the replacement character as they would in
   * UTF-8.
   */
  private static String wellFormed(String text) {
    StringBuilder repaired = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else {
        repaired = repaired == null ? new StringBuilder(text) : repaired;
        repaired.setCharAt(i, '\uFFFD');
      }
    }
    return repaired == null ? text : repaired.toString();
  }
}
