package dev.attune.console.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.console.platform.datasets.Task;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.junit.jupiter.api.Test;

class AnswerFormTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AnswerForm form = new AnswerForm(JSON);
  private final MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();

  @Test
  void an_answer_to_one_question_is_the_same_for_annotation_and_feedback() throws Exception {
    Task task = task("{\"type\":\"multi-label\",\"labels\":[\"joy\",\"fear\"]}");
    fields.add("a.0", "joy");
    fields.add("a.0", "fear");
    assertThat(form.annotation(task, fields))
        .isEqualTo(form.feedback(task, fields))
        .hasToString("{\"labels\":[\"joy\",\"fear\"]}");
  }

  @Test
  void outputs_are_bare_for_annotation_and_whole_answers_for_feedback() throws Exception {
    fields.add("a.0", "book");
    fields.add("a.1", "[{\"start\":0,\"end\":5,\"label\":\"city\"}]");
    fields.add("a.2.stress", "4,5");
    assertThat(form.annotation(joint(), fields))
        .hasToString(
            "{\"outputs\":{\"intent\":\"book\",\"slots\":[{\"start\":0,\"end\":5,\"label\":\"city\"}],\"mood\":{\"stress\":4.5}}}");
    assertThat(form.feedback(joint(), fields))
        .hasToString(
            "{\"outputs\":{\"intent\":{\"label\":\"book\"},\"slots\":{\"entities\":[{\"start\":0,\"end\":5,\"label\":\"city\"}]},\"mood\":{\"values\":{\"stress\":4.5}}}}");
  }

  @Test
  void what_was_not_entered_is_left_out() throws Exception {
    assertThat(form.feedback(joint(), fields)).hasToString("{\"outputs\":{}}");
  }

  @Test
  void no_stretches_are_an_answer_only_where_somebody_says_so() throws Exception {
    Task task = task("{\"type\":\"token\",\"labels\":[\"city\"]}");
    assertThat(form.annotation(task, fields)).hasToString("{}");
    fields.putSingle("a.0", "");
    assertThat(form.annotation(task, fields)).hasToString("{}");
    fields.putSingle("a.0", "[{");
    assertThat(form.annotation(task, fields)).hasToString("{}");
    fields.putSingle("a.0", "[]");
    assertThat(form.annotation(task, fields)).hasToString("{\"entities\":[]}");
  }

  private static Task joint() throws JsonProcessingException {
    return task(
        """
        {"type":"joint","outputs":[
          {"name":"intent","type":"single-label","labels":["book","cancel"]},
          {"name":"slots","type":"token","labels":["city"]},
          {"name":"mood","type":"regression","outputs":[{"name":"stress","min":0,"max":10}]}]}
        """);
  }

  private static Task task(String json) throws JsonProcessingException {
    return JSON.readValue(json, Task.class);
  }
}
