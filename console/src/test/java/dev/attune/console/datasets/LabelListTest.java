package dev.attune.console.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelListTest {

  @Test
  void one_label_a_line_blanks_and_empty_lines_aside() {
    assertThat(LabelList.read(" joy \r\n\r\n喜悦\n  \nvery sad\n"))
        .containsExactly("joy", "喜悦", "very sad");
  }
}
