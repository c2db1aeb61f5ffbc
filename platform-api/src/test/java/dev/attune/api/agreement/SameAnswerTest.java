package dev.attune.api.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attune.data.tasks.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SameAnswerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void values_a_tenth_of_the_scale_apart_are_the_same_wherever_on_it(int tenths)
      throws JsonProcessingException {
    Task scale =
        JSON.readValue(
            """
            {"type": "regression", "outputs": [{"name": "calm", "min": 0, "max": 1}]}
            """,
            Task.class);

    assertThat(SameAnswer.isSame(scale, calm(tenths / 10.0), calm((tenths + 1) / 10.0))).isTrue();
    assertThat(SameAnswer.isSame(scale, calm((tenths + 1) / 10.0), calm(tenths / 10.0))).isTrue();
    assertThat(SameAnswer.isSame(scale, calm(tenths / 10.0), calm((10 * tenths + 11) / 100.0)))
        .isFalse();
  }

  private static JsonNode calm(double value) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return json.objectNode().set("values", json.objectNode().put("calm", value));
  }
}
