package dev.attune.api.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Decodes UTF-8, leaves a byte order mark out, and remembers the lines that hold something else
 * (there it goes on with U+FFFD). Refuses to read on when a row grows beyond any sense, which is
 * what a quote that is never closed looks like.
 */
final class Utf8Reader extends Reader {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int BUFFER = 1 << 14;

  private final InputStream in;
  private final int maxRowChars;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
  private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final Deque<Long> malformedLines = new ArrayDeque<>();
  private boolean endOfBytes;
  private boolean atStart = true;
  private boolean afterCarriageReturn;
  private long line = 1;
  private long charsOfRow;

  Utf8Reader(InputStream in, int maxRowChars) {
    this.in = in;
    this.maxRowChars = maxRowChars;
  }

  /** A row has more characters than a row can have. */
  static final class RowTooLongException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Starts to count the characters of a row. */
  void beginRow() {
    charsOfRow = 0;
  }

  /**
   * Forgets the malformed lines up to this one and says whether the lines from the first had any.
   */
  boolean hadMalformed(long firstLine, long lastLine) {
    boolean any = false;
    for (Long next = malformedLines.peek();
        next != null && next <= lastLine;
        next = malformedLines.peek()) {
      any |= malformedLines.remove() >= firstLine;
    }
    return any;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (charsOfRow > maxRowChars) {
      throw new RowTooLongException();
    }
    while (!chars.hasRemaining()) {
      if (!decodeMore()) {
        return -1;
      }
    }
    int n = Math.min(length, chars.remaining());
    chars.get(target, offset, n);
    charsOfRow += n;
    return n;
  }

  private boolean decodeMore() throws IOException {
    if (!endOfBytes) {
      fill();
    }
    if (endOfBytes && !bytes.hasRemaining()) {
      return false;
    }
    chars.clear();
    CoderResult result = decoder.decode(bytes, chars, endOfBytes);
    countLines(chars.array(), chars.position());
    if (result.isError()) {
      noteMalformed(result);
    }
    chars.flip();
    if (atStart && chars.hasRemaining()) {
      atStart = false;
      if (chars.get(chars.position()) == BYTE_ORDER_MARK) {
        chars.get();
      }
    }
    return true;
  }

  private void fill() throws IOException {
    bytes.compact();
    int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (n < 0) {
      endOfBytes = true;
    } else {
      bytes.position(bytes.position() + n);
    }
    bytes.flip();
  }

  private void noteMalformed(CoderResult result) {
    bytes.position(bytes.position() + result.length());
    @Nullable Long last = malformedLines.peekLast();
    if (last == null || last != line) {
      malformedLines.add(line);
    }
    if (chars.hasRemaining()) {
      chars.put('\uFFFD');
    }
    afterCarriageReturn = false;
  }

  private void countLines(char[] decoded, int length) {
    for (int i = 0; i < length; i++) {
      char c = decoded[i];
      if (c == '\r' || (c == '\n' && !afterCarriageReturn)) {
        line++;
      }
      afterCarriageReturn = c == '\r';
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
