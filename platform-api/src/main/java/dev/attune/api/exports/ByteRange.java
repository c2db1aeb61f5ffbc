package dev.attune.api.exports;

import dev.attune.api.problems.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a file that is asked for (RFC 9110, 14): one range, else the whole file.
 *
 * @param first the first byte, from 0
 * @param count of bytes
 * @param size of the whole file in bytes
 */
record ByteRange(long first, long count, long size) {
  private static final Pattern FROM = Pattern.compile("bytes=(\\d{1,18})-(\\d{0,18})");
  private static final Pattern LAST = Pattern.compile("bytes=-(\\d{1,18})");

  /** Everything. */
  static ByteRange all(long size) {
    return new ByteRange(0, size, size);
  }

  /**
   * What a Range header asks for; one that cannot be read, or names several ranges, counts as none.
   *
   * @throws Refusal 416 when the file has no such part
   */
  static ByteRange of(@Nullable String header, long size) {
    String asked = header == null ? "" : header.strip();
    Matcher from = FROM.matcher(asked);
    if (from.matches()) {
      long first = Long.parseLong(from.group(1));
      long last = from.group(2).isEmpty() ? size - 1 : Long.parseLong(from.group(2));
      return last < first && !from.group(2).isEmpty()
          ? all(size)
          : within(first, Math.min(last, size - 1), size);
    }
    Matcher last = LAST.matcher(asked);
    if (last.matches()) {
      long count = Math.min(Long.parseLong(last.group(1)), size);
      return within(size - count, size - 1, size);
    }
    return all(size);
  }

  private static ByteRange within(long first, long last, long size) {
    if (first > last) {
      throw Refusal.noSuchRange("The file has " + size + " bytes; the range begins after its end.");
    }
    return new ByteRange(first, last - first + 1, size);
  }

  boolean isWhole() {
    return count == size;
  }

  /** As the header Content-Range says it. */
  String contentRange() {
    return "bytes %d-%d/%d".formatted(first, first + count - 1, size);
  }
}
