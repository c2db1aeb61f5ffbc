package dev.attune.console.platform.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.console.platform.datasets.Gold;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FeedbackTest {

  @Test
  void that_nothing_was_right_is_an_answer() throws Exception {
    for (var nothing : new String[] {"{\"labels\":[]}", "{\"entities\":[]}"}) {
      var right = right(nothing);
      assertThat(right.blank()).isFalse();
      assertThat(right.labels()).isEmpty();
    }
  }

  @Test
  void stretches_are_told_by_their_labels_output_by_output() throws Exception {
    var right =
        right(
            """
            {"outputs":{
              "intent":{"label":"booking"},
              "slots":{"entities":[{"start":0,"end":4,"label":"city"},{"start":6,"end":9,"label":"day"}]}}}
            """);
    var outputs = Objects.requireNonNull(right.outputs());
    assertThat(outputs.keySet()).containsExactly("intent", "slots");
    var slots = Objects.requireNonNull(outputs.get("slots"));
    assertThat(slots.labels()).containsExactly("city", "day");
    assertThat(slots.entities()).isNull();
  }

  private static Gold right(String answer) throws JsonProcessingException {
    return new Feedback(new ObjectMapper().readTree(answer), null, Instant.EPOCH).right();
  }
}
