package dev.attune.api.gold;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Places in a text, counted in one unit or another. Ours are Unicode code points. */
public final class TextOffsets {
  private TextOffsets() {}

  /**
   * The code point at an offset in UTF-16 units, as JavaScript, Java and C# count; null in the
   * middle of a surrogate pair. Offsets outside of the text stay outside.
   */
  public static @Nullable Integer ofUtf16(String text, int offset) {
    if (offset < 0) {
      return offset;
    }
    if (offset > text.length()) {
      return text.codePointCount(0, text.length()) + offset - text.length();
    }
    boolean inside =
        offset > 0
            && offset < text.length()
            && Character.isLowSurrogate(text.charAt(offset))
            && Character.isHighSurrogate(text.charAt(offset - 1));
    return inside ? null : (Integer) text.codePointCount(0, offset);
  }

  /** Whether the stretch from one code point to before another reads like this. */
  public static boolean reads(String text, int start, int end, String wanted) {
    int characters = text.codePointCount(0, text.length());
    return start >= 0
        && start < end
        && end <= characters
        && text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end))
            .equals(wanted);
  }

  /**
   * Says in which unit a stretch was counted that makes no sense in code points, and where it is in
   * code points; null when it makes sense in no unit.
   *
   * @param wanted what the stretch should read; null when that is not known
   */
  static @Nullable String otherUnit(String text, int start, int end, @Nullable String wanted) {
    if (start < 0 || end <= start || text.codePointCount(0, text.length()) == text.length()) {
      return bytes(text, start, end, wanted);
    }
    if (end <= text.length()) {
      Integer from = ofUtf16(text, start);
      Integer to = ofUtf16(text, end);
      if (from != null && to != null && (wanted == null || reads(text, from, to, wanted))) {
        return hint("UTF-16 units", from, to, wanted != null);
      }
    }
    return bytes(text, start, end, wanted);
  }

  private static @Nullable String bytes(String text, int start, int end, @Nullable String wanted) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (wanted == null || start < 0 || end <= start || end > utf8.length) {
      return null;
    }
    String before = new String(utf8, 0, start, StandardCharsets.UTF_8);
    String there = new String(utf8, start, end - start, StandardCharsets.UTF_8);
    int from = before.codePointCount(0, before.length());
    return there.equals(wanted)
        ? hint("bytes of UTF-8", from, from + wanted.codePointCount(0, wanted.length()), true)
        : null;
  }

  private static String hint(String unit, int from, int to, boolean sure) {
    return (sure ? "these are " : "these may be ")
        + unit
        + "; in Unicode code points, which are counted here, it is from "
        + from
        + " to "
        + to;
  }
}
