package dev.attune.gateway.bodies;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 piece by piece; what is none is refused with its byte and, in a body, its line. */
public final class StrictUtf8 extends Reader {
  private static final int BUFFER = 1 << 13;

  private final InputStream in;
  private final boolean ofLine;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
  private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private boolean ended;
  private long decoded;
  private long line = 1;

  /** Reads a body, which is the caller's to close. */
  public StrictUtf8(InputStream in) {
    this(in, false);
  }

  private StrictUtf8(InputStream in, boolean ofLine) {
    this.in = in;
    this.ofLine = ofLine;
  }

  /** Reads one line of a stream. */
  public static StrictUtf8 ofLine(byte[] line) {
    return new StrictUtf8(new ByteArrayInputStream(line), true);
  }

  /**
   * {@inheritDoc}
   *
   * @throws BadRequestException when a byte is no UTF-8; names it
   */
  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    while (!chars.hasRemaining()) {
      if (ended && !bytes.hasRemaining()) {
        return -1;
      }
      decodeMore();
    }
    int n = Math.min(length, chars.remaining());
    chars.get(target, offset, n);
    return n;
  }

  private void decodeMore() throws IOException {
    bytes.compact();
    int n = ended ? -1 : in.read(bytes.array(), bytes.position(), bytes.remaining());
    ended = n < 0;
    bytes.position(bytes.position() + Math.max(0, n));
    bytes.flip();
    int start = bytes.position();
    chars.clear();
    CoderResult result = decoder.decode(bytes, chars, ended);
    for (int i = start; i < bytes.position(); i++) {
      line += bytes.get(i) == '\n' ? 1 : 0;
    }
    decoded += bytes.position() - start;
    if (result.isError()) {
      throw new BadRequestException(
          ofLine
              ? "The line is not valid UTF-8: byte %d.".formatted(decoded + 1)
              : "The body is not valid UTF-8: byte %d, in line %d.".formatted(decoded + 1, line));
    }
    chars.flip();
  }

  @Override
  public void close() {}
}
