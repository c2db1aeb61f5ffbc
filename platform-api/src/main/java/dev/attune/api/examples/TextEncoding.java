package dev.attune.api.examples;

import dev.attune.api.problems.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Tells from the beginning of a file in which encoding it is. A file that is not in UTF-8 is
 * refused with the name of its encoding: whoever sends it knows whether the guess is right, and
 * says so by asking for the conversion.
 */
final class TextEncoding {
  static final String UTF_8 = "UTF-8";

  private static final int HEAD = 1 << 16;

  /** Encodings of Chinese, Japanese and Korean, in which two bytes are a character. */
  private static final Set<String> EAST_ASIAN =
      Set.of(
          "GB18030",
          "BIG5",
          "EUC-TW",
          "SHIFT_JIS",
          "EUC-JP",
          "EUC-KR",
          "ISO-2022-JP",
          "ISO-2022-KR",
          "ISO-2022-CN",
          "HZ-GB-2312");

  private TextEncoding() {}

  /**
   * A body in UTF-8.
   *
   * @param encoding that it came in
   */
  record Utf8(InputStream in, String encoding, boolean hasByteOrderMark) {}

  /**
   * The body in UTF-8, converted when that was asked for; 422 with the name of another encoding
   * when it was not.
   */
  static Utf8 utf8(InputStream body, @Nullable Charset asked) throws IOException {
    if (asked != null && !asked.equals(StandardCharsets.UTF_8)) {
      return new Utf8(new TranscodedInput(body, asked), asked.name(), false);
    }
    byte[] head = body.readNBytes(HEAD);
    String found = asked == null ? other(head) : null;
    if (found != null) {
      throw Refusal.invalid(
          "encoding",
          "the file seems to be in "
              + found
              + ", and is read as UTF-8 only; save it as UTF-8, or send it with ?encoding="
              + found
              + " to have it converted. Nothing was stored");
    }
    return new Utf8(
        new SequenceInputStream(new ByteArrayInputStream(head), body),
        UTF_8,
        begins(head, 0xEF, 0xBB, 0xBF));
  }

  /** The name of the encoding of a file that begins like this; null when that may be UTF-8. */
  static @Nullable String other(byte[] head) {
    String marked = marked(head);
    if (marked != null) {
      return marked;
    }
    int end = head.length < HEAD ? head.length : lastLineEnd(head);
    return isMostlyUtf8(head, end) ? null : guess(head, end);
  }

  private static @Nullable String marked(byte[] head) {
    if (begins(head, 0xFF, 0xFE, 0, 0)) {
      return "UTF-32LE";
    }
    if (begins(head, 0, 0, 0xFE, 0xFF)) {
      return "UTF-32BE";
    }
    if (begins(head, 0xFF, 0xFE)) {
      return "UTF-16LE";
    }
    if (begins(head, 0xFE, 0xFF)) {
      return "UTF-16BE";
    }
    if (begins(head, 0x84, 0x31, 0x95, 0x33)) {
      return "GB18030";
    }
    return byNuls(head);
  }

  /** ASCII in wider units has NULs in the same places of each. */
  private static @Nullable String byNuls(byte[] head) {
    double[] nuls = new double[4];
    for (int i = 0; i < head.length; i++) {
      nuls[i & 3] += head[i] == 0 ? 4.0 / head.length : 0;
    }
    if (Math.min(nuls[2], nuls[3]) > 0.9 && nuls[0] < 0.1) {
      return "UTF-32LE";
    }
    if (Math.min(nuls[0], nuls[1]) > 0.9 && nuls[3] < 0.1) {
      return "UTF-32BE";
    }
    double even = (nuls[0] + nuls[2]) / 2;
    double odd = (nuls[1] + nuls[3]) / 2;
    if (Math.max(even, odd) < 0.25 || Math.min(even, odd) > 0.05) {
      return null;
    }
    return even > odd ? "UTF-16BE" : "UTF-16LE";
  }

  private static boolean begins(byte[] head, int... with) {
    for (int i = 0; i < with.length; i++) {
      if (i >= head.length || (head[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }

  private static int lastLineEnd(byte[] head) {
    int end = head.length;
    while (end > 0 && head[end - 1] != '\n') {
      end--;
    }
    // A character of UTF-8 has at most four bytes; the last may be cut.
    return end == 0 ? head.length - 3 : end;
  }

  /** Whether, of the lines that tell UTF-8 from another encoding, at least half say UTF-8. */
  private static boolean isMostlyUtf8(byte[] head, int end) {
    int valid = 0;
    int other = 0;
    int from = 0;
    while (from < end) {
      int to = from;
      boolean ascii = true;
      while (to < end && head[to] != '\n') {
        ascii &= head[to++] >= 0;
      }
      if (!ascii) {
        if (decodes(head, from, to)) {
          valid++;
        } else {
          other++;
        }
      }
      from = to + 1;
    }
    return valid >= other;
  }

  private static boolean decodes(byte[] head, int from, int to) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(head, from, to - from));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static @Nullable String guess(byte[] head, int end) {
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(head, 0, end);
    detector.dataEnd();
    String name = detector.getDetectedCharset();
    boolean eastAsian = name != null && EAST_ASIAN.contains(name.toUpperCase(Locale.ROOT));
    if (!eastAsian && readsAsChinese(head, end)) {
      return "GB18030";
    }
    return name == null || name.equals(UTF_8) || !Charset.isSupported(name) ? null : name;
  }

  /**
   * Whether nearly all that is not ASCII are characters of GB 2312's first level, the 3,755 most
   * used ones, or its punctuation; a few characters are too little for the detector.
   */
  private static boolean readsAsChinese(byte[] head, int end) {
    int common = 0;
    int all = 0;
    for (int i = 0; i < end; i++) {
      int lead = head[i] & 0xFF;
      if (lead < 0x80) {
        continue;
      }
      int trail = i + 1 < end ? head[++i] & 0xFF : 0;
      all++;
      boolean firstLevel = lead >= 0xB0 && lead <= 0xD7;
      boolean punctuation = lead == 0xA1 || lead == 0xA3;
      common += (firstLevel || punctuation) && trail >= 0xA1 && trail <= 0xFE ? 1 : 0;
    }
    return all > 0 && common * 10 >= all * 9;
  }
}
