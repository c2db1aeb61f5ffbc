package dev.attune.api.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8ReaderTest {
  @Test
  void text_comes_out_as_it_went_in_however_the_bytes_are_cut() throws IOException {
    String text = "aé我😀\r\n".repeat(20_000);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    assertThat(readAll(new Utf8Reader(new Dribbling(bytes), Integer.MAX_VALUE))).isEqualTo(text);
  }

  @Test
  void a_byte_order_mark_at_the_start_is_left_out_and_no_other() throws IOException {
    assertThat(readAll(reader("\uFEFFa\uFEFFb"))).isEqualTo("a\uFEFFb");
  }

  @Test
  void lines_with_something_else_are_remembered_by_number() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("one\r\ntwo ".getBytes(StandardCharsets.UTF_8));
    bytes.write(0xff);
    bytes.write(0xfe);
    bytes.writeBytes("\rthree\nfour".getBytes(StandardCharsets.UTF_8));
    bytes.write(0xe6); // The first byte of three, and then the end.
    Utf8Reader reader =
        new Utf8Reader(new ByteArrayInputStream(bytes.toByteArray()), Integer.MAX_VALUE);

    assertThat(readAll(reader)).isEqualTo("one\r\ntwo \uFFFD\uFFFD\rthree\nfour\uFFFD");
    assertThat(reader.hadMalformed(1, 1)).isFalse();
    assertThat(reader.hadMalformed(2, 2)).isTrue();
    assertThat(reader.hadMalformed(3, 3)).isFalse();
    assertThat(reader.hadMalformed(4, 4)).isTrue();
  }

  @Test
  void a_row_that_grows_beyond_any_sense_is_not_read_on() {
    Utf8Reader reader = new Utf8Reader(new Endless(), 1_000_000);

    assertThatThrownBy(() -> readAll(reader)).isInstanceOf(Utf8Reader.RowTooLongException.class);
  }

  private static Utf8Reader reader(String text) {
    return new Utf8Reader(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Integer.MAX_VALUE);
  }

  private static String readAll(Reader reader) throws IOException {
    StringWriter out = new StringWriter();
    reader.transferTo(out);
    return out.toString();
  }

  /** Gives a few bytes at a time. */
  private static final class Dribbling extends ByteArrayInputStream {
    private final Random random = new Random(1);

    Dribbling(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int read(byte[] buffer, int offset, int length) {
      return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(7)));
    }
  }

  private static final class Endless extends InputStream {
    @Override
    public int read() {
      return 'x';
    }
  }
}
