package dev.attune.api.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file in another encoding is named, and converted only when somebody asks. */
class TextEncodingTest {
  private static final String CHINESE = "text,label\n今天天气很好，我们去公园散步了。,joy\n他对这个结果非常生气,anger\n";

  @ParameterizedTest
  @CsvSource({
    "GB18030, GB18030",
    "GBK, GB18030",
    "UTF-16, UTF-16BE",
    "UTF-16LE, UTF-16LE",
    "UTF-16BE, UTF-16BE",
    "x-UTF-16LE-BOM, UTF-16LE",
    "UTF-32LE, UTF-32LE",
    "UTF-32BE, UTF-32BE"
  })
  void a_chinese_file_is_named(String written, String found) {
    byte[] file = (CHINESE + "plain,joy\n".repeat(20)).getBytes(Charset.forName(written));

    assertThat(TextEncoding.other(file)).isEqualTo(found);
    assertThatThrownBy(() -> TextEncoding.utf8(new ByteArrayInputStream(file), null))
        .hasMessageContaining("encoding");
  }

  @Test
  void a_few_chinese_characters_are_enough() {
    assertThat(TextEncoding.other("text\n我很高兴,joy\n".getBytes(Charset.forName("GBK"))))
        .isEqualTo("GB18030");
  }

  @Test
  void the_byte_order_mark_of_gb18030_is_enough() throws IOException {
    Charset charset = Charset.forName("GB18030");
    byte[] file = "\uFEFFtext\nplain\n".getBytes(charset);

    assertThat(TextEncoding.other(file)).isEqualTo("GB18030");
    assertThat(TextEncoding.utf8(new ByteArrayInputStream(file), charset).in().readAllBytes())
        .isEqualTo("\uFEFFtext\nplain\n".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void western_letters_of_one_byte_are_named() {
    byte[] file =
        "text,label\nLe café était fermé à Noël, dommage pour les élèves,joy\n"
            .repeat(5)
            .getBytes(Charset.forName("windows-1252"));

    assertThat(TextEncoding.other(file)).isEqualToIgnoringCase("windows-1252");
  }

  @Test
  void utf8_is_utf8_with_or_without_a_mark_and_wherever_the_head_ends() throws IOException {
    assertThat(TextEncoding.other(CHINESE.getBytes(StandardCharsets.UTF_8))).isNull();
    assertThat(TextEncoding.other("text\nplain\n".getBytes(StandardCharsets.UTF_8))).isNull();
    for (int shift = 0; shift < 4; shift++) {
      byte[] file = ("x".repeat(shift) + "好".repeat(30_000)).getBytes(StandardCharsets.UTF_8);
      assertThat(TextEncoding.utf8(new ByteArrayInputStream(file), null).in().readAllBytes())
          .isEqualTo(file);
    }
    byte[] marked = ("\uFEFF" + CHINESE).getBytes(StandardCharsets.UTF_8);
    assertThat(TextEncoding.utf8(new ByteArrayInputStream(marked), null).hasByteOrderMark())
        .isTrue();
  }

  @Test
  void a_bad_line_among_lines_of_utf8_is_left_to_the_rows() {
    byte[] good = "很好\n很好\n".getBytes(StandardCharsets.UTF_8);
    byte[] bad = "很坏\n".getBytes(Charset.forName("GBK"));
    byte[] file = new byte[good.length + bad.length];
    System.arraycopy(good, 0, file, 0, good.length);
    System.arraycopy(bad, 0, file, good.length, bad.length);

    assertThat(TextEncoding.other(file)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"GB18030", "GBK", "UTF-16", "UTF-16LE", "Big5", "UTF-32"})
  void what_was_asked_for_is_converted(String encoding) throws IOException {
    String text =
        CHINESE.replace("气", "氣").repeat(3_000) + (encoding.startsWith("UTF") ? "😀" : "");
    if (encoding.equals("Big5")) {
      text = "今天天氣很好\n".repeat(3_000);
    }
    byte[] file = text.getBytes(Charset.forName(encoding));

    byte[] converted =
        TextEncoding.utf8(new ByteArrayInputStream(file), Charset.forName(encoding))
            .in()
            .readAllBytes();

    assertThat(new String(converted, StandardCharsets.UTF_8)).isEqualTo(text);
  }

  @Test
  void what_is_not_valid_stays_invalid() throws IOException {
    byte[] file = {'a', (byte) 0x81, '\n', 'b', (byte) 0xFF};

    byte[] converted =
        TextEncoding.utf8(new ByteArrayInputStream(file), Charset.forName("GB18030"))
            .in()
            .readAllBytes();

    assertThat(converted).startsWith('a', 0xFF).endsWith('b', 0xFF);
  }
}
