package dev.attune.api.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.data.tasks.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsensusTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LABELS = "{'type': 'single-label', 'labels': ['joy', 'anger']}";
  private static final String SCALE =
      "{'type': 'regression', 'outputs': [{'name': 'stress', 'min': 0, 'max': 10}]}";

  @Test
  void all_must_say_the_same_where_the_rule_is_unanimous() {
    assertThat(of(LABELS, GoldRule.UNANIMOUS, "{'label': 'joy'}", "{'label': 'joy'}"))
        .contains(json("{'label': 'joy'}"));
    assertThat(
            of(
                LABELS,
                GoldRule.UNANIMOUS,
                "{'label': 'joy'}",
                "{'label': 'joy'}",
                "{'label': 'anger'}"))
        .isEmpty();
  }

  @Test
  void more_than_half_must_where_it_is_the_majority() {
    assertThat(
            of(
                LABELS,
                GoldRule.MAJORITY,
                "{'label': 'anger'}",
                "{'label': 'joy'}",
                "{'label': 'joy'}"))
        .contains(json("{'label': 'joy'}"));
    assertThat(of(LABELS, GoldRule.MAJORITY, "{'label': 'anger'}", "{'label': 'joy'}")).isEmpty();
  }

  @Test
  void nobody_settles_what_a_reviewer_is_to_decide() {
    assertThat(of(LABELS, GoldRule.ADJUDICATED, "{'label': 'joy'}", "{'label': 'joy'}")).isEmpty();
  }

  @Test
  void values_near_their_median_say_the_same() {
    assertThat(
            of(SCALE, GoldRule.UNANIMOUS, "{'values': {'stress': 4}}", "{'values': {'stress': 5}}"))
        .contains(json("{'values': {'stress': 4.5}}"));
    assertThat(
            of(SCALE, GoldRule.UNANIMOUS, "{'values': {'stress': 4}}", "{'values': {'stress': 7}}"))
        .isEmpty();
    assertThat(
            of(
                SCALE,
                GoldRule.MAJORITY,
                "{'values': {'stress': 4}}",
                "{'values': {'stress': 9}}",
                "{'values': {'stress': 4.5}}"))
        .contains(json("{'values': {'stress': 4.5}}"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void a_tenth_from_the_median_is_near_wherever_on_the_scale(int tenths) {
    String scale = "{'type': 'regression', 'outputs': [{'name': 'calm', 'min': 0, 'max': 1}]}";
    String low = "{'values': {'calm': 0.%d}}".formatted(tenths);
    String high = "{'values': {'calm': %s}}".formatted((tenths + 2) / 10.0);
    String higher = "{'values': {'calm': %s}}".formatted((10 * tenths + 21) / 100.0);

    assertThat(of(scale, GoldRule.UNANIMOUS, low, high)).isPresent();
    assertThat(of(scale, GoldRule.UNANIMOUS, low, higher)).isEmpty();
  }

  @Test
  void every_output_of_a_joint_task_must_be_agreed_on_by_whomever() {
    String task =
        "{'type': 'joint', 'outputs': [{'name': 'a', 'type': 'single-label', 'labels': ['x', 'y']},"
            + " {'name': 'b', 'type': 'multi-label', 'labels': ['p', 'q']}]}";
    String xp = "{'outputs': {'a': {'label': 'x'}, 'b': {'labels': ['p']}}}";
    String xq = "{'outputs': {'a': {'label': 'x'}, 'b': {'labels': ['q']}}}";
    String yp = "{'outputs': {'a': {'label': 'y'}, 'b': {'labels': ['p']}}}";

    assertThat(of(task, GoldRule.MAJORITY, xq, yp, xp)).contains(json(xp));
    assertThat(of(task, GoldRule.MAJORITY, xq, yp)).isEmpty();
  }

  private static Optional<JsonNode> of(String task, GoldRule rule, String... answers) {
    List<JsonNode> said = new ArrayList<>();
    for (String answer : answers) {
      said.add(json(answer));
    }
    return new Consensus(JSON.convertValue(json(task), Task.class), rule).of(said);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
