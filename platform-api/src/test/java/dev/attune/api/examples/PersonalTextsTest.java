package dev.attune.api.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What belongs to a person stays out of whatever is written of an object. */
class PersonalTextsTest {
  private static final String TEXT = "Ann cried";

  @Test
  void a_sentence_of_tokens_is_written_without_its_text() {
    assertThat(ConllText.joined(List.of("Ann", "cried"))).hasToString("ConllText[tokens=2]");
  }

  @Test
  void a_new_example_is_written_without_text_subject_and_metadata() {
    var example =
        new NewExample(
            TEXT, 9, null, false, "train", "Ann", null, Map.of("school", "Hill Road"), List.of());

    assertThat(example).hasToString("NewExample[characters=9]");
  }

  @Test
  void a_row_is_written_by_its_line_alone() {
    var row = new RawRow.Fields(3, Map.of("text", TEXT), Map.of());

    assertThat(row).hasToString("Fields[line=3]");
  }
}
