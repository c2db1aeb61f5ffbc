package dev.attune.console.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadFormatTest {

  private static final String TASKS = "[{\"data\": {\"text\": \"a\"}}]";
  private static final String LINES = "{\"text\": \"[a]\"}\n";

  @Test
  void a_file_s_name_tells_its_format_unless_one_was_chosen() throws IOException {
    assertThat(of("", "Texts.CSV", "")).contains(UploadFormat.CSV);
    assertThat(of("", "a.b.jsonl", TASKS)).contains(UploadFormat.JSONL);
    assertThat(of("tsv", "texts.csv", "")).contains(UploadFormat.TSV);
    assertThat(of("jsonl", "texts.json", TASKS)).contains(UploadFormat.JSONL);
    assertThat(of("", "texts.xlsx", "")).isEqualTo(Optional.empty());
  }

  @Test
  void the_beginning_of_json_tells_label_studio_s_from_lines() throws IOException {
    assertThat(of("", "project-7.json", TASKS)).contains(UploadFormat.LABEL_STUDIO);
    assertThat(of("", "project-7.JSON", "\r\n\t [\n")).contains(UploadFormat.LABEL_STUDIO);
    assertThat(of("", "texts.json", LINES)).contains(UploadFormat.JSONL);
    assertThat(of("", "texts.json", " \n" + LINES)).contains(UploadFormat.JSONL);
    assertThat(of("", "texts.json", "")).contains(UploadFormat.JSONL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030"})
  void it_does_so_in_unicode_encodings_with_a_byte_order_mark(String encoding) throws IOException {
    assertThat(of("", "a.json", content("\uFEFF" + TASKS, Charset.forName(encoding))))
        .contains(UploadFormat.LABEL_STUDIO);
    assertThat(of("", "a.json", content("\uFEFF" + LINES, Charset.forName(encoding))))
        .contains(UploadFormat.JSONL);
  }

  @Test
  void what_was_looked_at_is_still_there() throws IOException {
    var content = content(TASKS.repeat(1_000), StandardCharsets.UTF_8);

    of("", "a.json", content);

    assertThat(content).hasContent(TASKS.repeat(1_000));
  }

  private static Optional<UploadFormat> of(String chosen, String fileName, String content)
      throws IOException {
    return of(chosen, fileName, content(content, StandardCharsets.UTF_8));
  }

  private static Optional<UploadFormat> of(String chosen, String fileName, InputStream content)
      throws IOException {
    return UploadFormat.of(chosen, fileName, content);
  }

  private static InputStream content(String content, Charset encoding) {
    return new ByteArrayInputStream(content.getBytes(encoding));
  }
}
