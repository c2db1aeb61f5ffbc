package dev.attune.console.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelListTest {

  @Test
  void one_label_a_line_blanks_and_empty_lines_aside() {
    assertThat(LabelList.read(" joy \r\n\r\n喜悦\n  \nvery sad\n"))
        .containsExactly("joy", "喜悦", "very sad");
  }

  @Test
  void a_file_s_name_tells_its_format_unless_one_was_chosen() {
    assertThat(UploadFormat.of("", "Texts.CSV")).contains(UploadFormat.CSV);
    assertThat(UploadFormat.of("", "a.b.jsonl")).contains(UploadFormat.JSONL);
    assertThat(UploadFormat.of("tsv", "texts.csv")).contains(UploadFormat.TSV);
    assertThat(UploadFormat.of("", "texts.xlsx")).isEqualTo(Optional.empty());
  }
}
