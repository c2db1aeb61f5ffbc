package dev.attune.text.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaskJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Task> tasks() {
    var mood = new SingleLabel(List.of("喜悦", "anger"));
    var slots = new TokenLabels(List.of("person", "place"));
    var stress = new Regression(List.of(new Scale("stress", 0, 10), new Scale("valence", -1, 1)));
    return Stream.of(
        mood,
        new SingleLabel(List.of("a", "b"), "oos"),
        new MultiLabel(List.of("only")),
        slots,
        stress,
        new Joint(
            List.of(
                new Output("mood", mood),
                new Output("slots", slots),
                new Output("intensity", stress))));
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void a_task_survives_being_written_and_read(Task task) throws IOException {
    assertThat(TaskJson.read(JSON.readTree(JSON.writeValueAsBytes(TaskJson.write(task)))))
        .isEqualTo(task);
  }

  @Test
  void json_that_is_no_task_is_explained() {
    assertRefused("{}", "The task's type is ''.");
    assertRefused("{\"type\":\"token\"}", "The task lacks its labels.");
    assertRefused(
        "{\"type\":\"regression\",\"outputs\":[{\"name\":\"a\",\"min\":1}]}",
        "A scale of the task lacks its min or its max.");
    assertRefused(
        "{\"type\":\"joint\",\"outputs\":[{\"name\":\"a\",\"type\":\"joint\",\"outputs\":[]}]}",
        "The task's type is 'joint'.");
  }

  private static void assertRefused(String json, String reason) {
    assertThatThrownBy(() -> TaskJson.read(JSON.readTree(json)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(reason);
  }
}
