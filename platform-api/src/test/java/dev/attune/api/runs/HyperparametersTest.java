package dev.attune.api.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.api.problems.ProblemError;
import dev.attune.api.problems.Refusal;
import org.junit.jupiter.api.Test;

class HyperparametersTest {
  private static final String REGISTERED =
      """
      [{"name": "epochs", "type": "integer", "min": 1, "max": 9, "default": 3},
       {"name": "learningRate", "type": "number", "min": 0.001, "default": 0.01},
       {"name": "maxTokens", "type": "integer"}]
      """;

  @Test
  void what_is_not_given_gets_its_default_and_what_has_none_stays_away() throws Exception {
    assertThat(complete("{\"epochs\": 1}")).hasToString("{\"epochs\":1,\"learningRate\":0.01}");
    assertThat(complete("null")).hasToString("{\"epochs\":3,\"learningRate\":0.01}");
    assertThat(complete("{\"maxTokens\": 64}").get("maxTokens").asInt()).isEqualTo(64);
  }

  @Test
  void everything_that_is_wrong_is_named_with_its_range() {
    assertThatThrownBy(
            () -> complete("{\"epochs\": 10, \"learningRate\": 0, \"maxTokens\": 1.5, \"x\": 1}"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.errors())
                    .containsExactly(
                        error("epochs", "must be a whole number from 1 to 9"),
                        error("learningRate", "must be a number from 0.001"),
                        error("maxTokens", "must be a whole number"),
                        error("x", "is not known; known are epochs, learningRate, maxTokens")));
    assertThatThrownBy(() -> complete("[]")).hasMessageContaining("object");
  }

  private static ProblemError error(String name, String message) {
    return ProblemError.inField("hyperparameters." + name, message);
  }

  private static JsonNode complete(String given) throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    return new Hyperparameters(json.readTree(REGISTERED)).complete(json.readTree(given));
  }
}
