package dev.attune.gateway.predict;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The bytes of a request, within the limit, as UTF-8 has them. */
final class BodyReader {
  static final int MAX_BYTES = 5_000_000;

  private BodyReader() {}

  /**
   * Reads a body whole.
   *
   * @throws BodyTooLargeException as soon as it exceeds the limit
   * @throws BadRequestException when a byte is no UTF-8; names the byte and its line
   */
  static CharBuffer read(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new BodyTooLargeException(MAX_BYTES);
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw new BadRequestException(
          "The body is not valid UTF-8: byte %d, in line %d."
              .formatted(in.position() + 1, lineAt(bytes, in.position())));
    }
    return out.flip();
  }

  private static int lineAt(byte[] bytes, int position) {
    int line = 1;
    for (int i = 0; i < position; i++) {
      if (bytes[i] == '\n') {
        line++;
      }
    }
    return line;
  }
}
