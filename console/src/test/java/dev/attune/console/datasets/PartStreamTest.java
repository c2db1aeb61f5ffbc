package dev.attune.console.datasets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartStreamTest {

  private static final String TYPE = "multipart/form-data; boundary=----xyz";

  @Test
  void the_field_before_the_file_and_the_file_are_read() throws IOException {
    var request = read(body("csv", "a.txt", "text,label\nhello,joy\n".getBytes(UTF_8)));
    assertThat(request.format()).isEqualTo("csv");
    assertThat(request.fileName()).isEqualTo("a.txt");
    assertThat(request.content()).hasBinaryContent("text,label\nhello,joy\n".getBytes(UTF_8));
  }

  @Test
  void a_file_larger_than_the_buffer_arrives_byte_for_byte() throws IOException {
    var file = new byte[700_001];
    new Random(7).nextBytes(file);
    assertThat(read(body("", "a.csv", file)).content()).hasBinaryContent(file);
  }

  @Test
  void content_that_looks_like_the_beginning_of_a_delimiter_is_content() throws IOException {
    var file = "a\r\n--\r\n------xy\r\n\r\n".repeat(9000).getBytes(UTF_8);
    assertThat(read(body("", "a.csv", file)).content()).hasBinaryContent(file);
  }

  @Test
  void a_body_that_comes_in_drops_is_read_the_same() throws IOException {
    var file = "text\n养了十三年的鹦鹉\n".getBytes(UTF_8);
    var drops = new Drops(new ByteArrayInputStream(body("tsv", "文本.tsv", file)));
    var request = UploadRequest.read(TYPE, drops);
    assertThat(request.fileName()).isEqualTo("文本.tsv");
    assertThat(request.content()).hasBinaryContent(file);
  }

  @Test
  void the_beginning_of_a_file_can_be_looked_at_before_it_is_read() throws IOException {
    var file = ("[" + "{},\r\n".repeat(50_000) + "{}]").getBytes(UTF_8);
    var request = read(body("", "project-7.json", file));
    assertThat(UploadFormat.of(request.format(), request.fileName(), request.content()))
        .contains(UploadFormat.LABEL_STUDIO);
    assertThat(request.content()).hasBinaryContent(file);
  }

  @Test
  void a_form_without_a_chosen_file_has_no_file_name() throws IOException {
    assertThat(read(body("", "", new byte[0])).fileName()).isEmpty();
  }

  @Test
  void a_body_that_breaks_off_or_is_no_form_has_no_file() throws IOException {
    var whole = body("csv", "a.csv", new byte[10]);
    var broken = new ByteArrayInputStream(whole, 0, 60);
    assertThat(UploadRequest.read(TYPE, broken).fileName()).isEmpty();
    assertThat(UploadRequest.read("text/plain", new ByteArrayInputStream(whole)).fileName())
        .isEmpty();
  }

  private static UploadRequest read(byte[] body) throws IOException {
    return UploadRequest.read(TYPE, new ByteArrayInputStream(body));
  }

  private static byte[] body(String format, String fileName, byte[] file) {
    var before =
        """
        ------xyz
        Content-Disposition: form-data; name="format"

        %s
        ------xyz
        Content-Disposition: form-data; name="file"; filename="%s"
        Content-Type: application/octet-stream

        """
            .formatted(format, fileName)
            .replace("\n", "\r\n")
            .getBytes(UTF_8);
    var after = "\r\n------xyz--\r\n".getBytes(UTF_8);
    var all = new byte[before.length + file.length + after.length];
    System.arraycopy(before, 0, all, 0, before.length);
    System.arraycopy(file, 0, all, before.length, file.length);
    System.arraycopy(after, 0, all, before.length + file.length, after.length);
    return all;
  }

  /** Gives one byte at a time, as a slow line may. */
  private static final class Drops extends InputStream {
    private final InputStream source;

    Drops(InputStream source) {
      this.source = source;
    }

    @Override
    public int read() throws IOException {
      return source.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return source.read(target, offset, Math.min(1, length));
    }
  }
}
