package dev.attune.console.platform.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.console.platform.datasets.LabelErrors.Doubt;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoubtedExampleTest {
  private static final String GIVEN =
      """
      {"outputs": {"mood": {"label": "calm"}, "topics": {"labels": ["bills"]}, "tone": {"label": "dry"}}}
      """;

  @Test
  void the_correction_takes_every_doubted_output_and_keeps_the_rest() throws Exception {
    var doubted =
        new DoubtedExample(
            List.of(
                doubt("mood", GIVEN.replace("calm", "angry")),
                doubt("topics", GIVEN.replace("bills", "delays"))));

    assertThat(doubted.isSeveral()).isTrue();
    assertThat(doubted.answer()).isEqualTo(json(GIVEN));
    assertThat(doubted.corrected())
        .isEqualTo(json(GIVEN.replace("calm", "angry").replace("bills", "delays")));
  }

  @Test
  void one_doubt_is_corrected_as_it_says() throws Exception {
    var doubted = new DoubtedExample(List.of(doubt("", "{\"label\": \"joy\"}")));

    assertThat(doubted.isSeveral()).isFalse();
    assertThat(doubted.likely().label()).isEqualTo("joy");
  }

  private static Doubt doubt(String output, String corrected) throws JsonProcessingException {
    var none = Gold.read(null);
    return new Doubt(
        "1", null, null, "train", output, none, none, json(GIVEN), json(corrected), 0.1, 0.2, true);
  }

  private static JsonNode json(String document) throws JsonProcessingException {
    return new ObjectMapper().readTree(document);
  }
}
