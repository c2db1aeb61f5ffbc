package dev.attune.api.gold;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.data.tasks.TokenTask;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Offsets that count something else are recognised, and the refusal says what and where. */
class TextOffsetsTest {
  private static final String TEXT = "😀 Ann";

  @Test
  void offsets_in_utf16_units_are_named_with_the_right_ones() throws Exception {
    assertThat(refusal("{'start': 3, 'end': 6, 'label': 'person', 'text': 'Ann'}"))
        .contains("beyond its text of 5 characters")
        .contains("these are UTF-16 units")
        .contains("from 2 to 5");
    assertThat(refusal("{'start': 3, 'end': 6, 'label': 'person'}"))
        .contains("may be UTF-16 units");
    assertThat(refusal("{'start': 3, 'end': 5, 'label': 'person', 'text': 'An'}"))
        .contains("text is another one there")
        .contains("from 2 to 4");
  }

  @Test
  void offsets_in_bytes_are_named_too() throws Exception {
    assertThat(refusal("{'start': 5, 'end': 8, 'label': 'person', 'text': 'Ann'}"))
        .contains("these are bytes of UTF-8")
        .contains("from 2 to 5");
  }

  @Test
  void what_makes_sense_in_no_unit_gets_no_hint() throws Exception {
    assertThat(refusal("{'start': 2, 'end': 50, 'label': 'person'}"))
        .contains("beyond its text")
        .doesNotContain("UTF-16");
    assertThat(refusal("{'start': 4, 'end': 2, 'label': 'person'}"))
        .contains("ends before it begins");
    assertThat(refusal("{'start': 2, 'end': 2, 'label': 'person'}")).contains("no stretch");
  }

  @Test
  void units_are_converted_and_halves_of_a_character_are_none() {
    assertThat(TextOffsets.ofUtf16(TEXT, 0)).isZero();
    assertThat(TextOffsets.ofUtf16(TEXT, 1)).isNull();
    assertThat(TextOffsets.ofUtf16(TEXT, 6)).isEqualTo(5);
    assertThat(TextOffsets.ofUtf16(TEXT, 9)).isEqualTo(8);
    assertThat(TextOffsets.ofUtf16(TEXT, -1)).isEqualTo(-1);
  }

  private static String refusal(String entity) throws Exception {
    GoldForm form = new GoldForm(new TokenTask(List.of("person")));
    JsonNode entities = new ObjectMapper().readTree("[" + entity.replace('\'', '"') + "]");
    try {
      form.stored(Map.of("entities", entities), TEXT);
      return "";
    } catch (BadGoldException e) {
      return e.reason();
    }
  }
}
