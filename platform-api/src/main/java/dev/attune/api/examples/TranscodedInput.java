package dev.attune.api.examples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Bytes of one encoding as bytes of UTF-8. What is not valid becomes a byte that is never valid in
 * UTF-8, so that the row which holds it is found out.
 */
final class TranscodedInput extends InputStream {
  private static final int BUFFER = 1 << 14;
  private static final byte NEVER_VALID = (byte) 0xFF;

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final CharsetEncoder encoder =
      StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE);
  private final ByteBuffer raw = ByteBuffer.allocate(BUFFER).flip();
  private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
  private final ByteBuffer utf8 = ByteBuffer.allocate(4 * BUFFER).flip();
  private boolean ended;

  TranscodedInput(InputStream in, Charset charset) {
    this.in = in;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!utf8.hasRemaining()) {
      if (ended && !raw.hasRemaining()) {
        return -1;
      }
      convertMore();
    }
    int n = Math.min(length, utf8.remaining());
    utf8.get(target, offset, n);
    return n;
  }

  private void convertMore() throws IOException {
    fill();
    chars.compact();
    CoderResult result = decoder.decode(raw, chars, ended);
    chars.flip();
    utf8.clear();
    encoder.encode(chars, utf8, ended || result.isError());
    encoder.reset();
    if (result.isError()) {
      raw.position(raw.position() + result.length());
      utf8.put(NEVER_VALID);
    }
    utf8.flip();
  }

  private void fill() throws IOException {
    if (ended) {
      return;
    }
    raw.compact();
    int n = in.read(raw.array(), raw.position(), raw.remaining());
    if (n < 0) {
      ended = true;
    } else {
      raw.position(raw.position() + n);
    }
    raw.flip();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
