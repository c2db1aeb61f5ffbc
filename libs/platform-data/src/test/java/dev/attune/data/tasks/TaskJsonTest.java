package dev.attune.data.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"single-label\",\"labels\":[\"joy\",\"anger\"]}",
        "{\"type\":\"single-label\",\"labels\":[\"joy\",\"anger\"],\"outOfScope\":\"oos\"}",
        "{\"type\":\"multi-label\",\"labels\":[\"喜悦\"]}",
        "{\"type\":\"token\",\"labels\":[\"person\",\"place\"]}",
        "{\"type\":\"regression\",\"outputs\":[{\"name\":\"stress\",\"min\":0.0,\"max\":10.0}]}",
        "{\"type\":\"joint\",\"outputs\":[{\"name\":\"intent\",\"type\":\"single-label\",\"labels\":[\"a\",\"b\"],\"outOfScope\":\"oos\"},{\"name\":\"slots\",\"type\":\"token\",\"labels\":[\"city\"]},{\"name\":\"mood\",\"type\":\"regression\",\"outputs\":[{\"name\":\"valence\",\"min\":-1.0,\"max\":1.0}]}]}"
      })
  void what_is_written_comes_back_the_same(String json) throws JsonProcessingException {
    Task task = JSON.readValue(json, Task.class);

    assertThat(JSON.readTree(JSON.writeValueAsString(task))).isEqualTo(JSON.readTree(json));
    assertThat(JSON.readTree(json).get("type").asText()).isEqualTo(task.type());
  }

  @Test
  void an_output_of_a_joint_task_is_the_task_of_its_type() {
    OutputTask slots = new TokenTask(List.of("city"));

    assertThat(JointOutput.of("slots", slots).task()).isEqualTo(slots);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          {"type":"single-label","labels":["a"]}; labels: a single-label task needs 2 to 200
          {"type":"single-label"}; labels: a single-label task needs 2 to 200
          {"type":"single-label","labels":["a","a"]}; labels: the label "a" is listed twice
          {"type":"single-label","labels":["a"," b"]}; labels: the label " b" has blanks around it
          {"type":"single-label","labels":["a",null]}; labels: the name of a label has 1 to 64
          {"type":"single-label","labels":["a","b"],"outOfScope":"b"}; outOfScope: "b" is one of the labels
          {"type":"single-label","labels":["a","b"],"outOfScope":""}; outOfScope: the name of a label
          {"type":"multi-label","labels":[]}; labels: a multi-label task needs 1 to 200
          {"type":"multi-label","labels":["a|b"]}; or a |
          {"type":"token","labels":["first name"]}; labels: the label "first name" of a token task has a blank
          {"type":"regression","outputs":[]}; outputs: a regression task needs 1 to 16
          {"type":"regression","outputs":[{"name":"s","min":0}]}; outputs: each scale needs name, min and max
          {"type":"regression","outputs":[{"name":"s","min":3,"max":3}]}; min, max: the scale "s"
          {"type":"regression","outputs":[{"name":"a.b","min":0,"max":3}]}; name: the scale "a.b" has blanks around it
          {"type":"regression","outputs":[{"name":"s","min":0,"max":3},{"name":"s","min":0,"max":4}]}; outputs: the name "s" is listed twice
          {"type":"joint","outputs":[{"name":"a","type":"token","labels":["x"]}]}; outputs: a joint task needs 2 to 16
          {"type":"joint","outputs":[{"name":"a","type":"joint","labels":["x"]}]}; type: an output is of the type
          {"type":"joint","outputs":[{"name":"a","type":"regression","labels":["x"]}]}; labels: an output of the type regression
          {"type":"joint","outputs":[{"name":"a","type":"token","outputs":[]}]}; outputs: only an output of the type regression
          {"type":"joint","outputs":[{"name":"a","type":"token","labels":["x"],"outOfScope":"o"}]}; outOfScope: only an output of the type single-label
          {"type":"joint","outputs":[{"type":"token","labels":["x"]}]}; name: the name of an output
          {"type":"joint","outputs":[{"name":"a","type":"token","labels":["x"]},{"name":"a","type":"multi-label","labels":["x"]}]}; outputs: the name "a" is listed twice
          """)
  void a_broken_rule_is_a_sentence_that_names_the_field(String json, String sentence) {
    assertThatThrownBy(() -> JSON.readValue(json, Task.class)).hasMessageContaining(sentence);
  }
}
