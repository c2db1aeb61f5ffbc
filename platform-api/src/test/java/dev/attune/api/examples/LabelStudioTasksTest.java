package dev.attune.api.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.attune.api.annotation.Skip;
import dev.attune.api.annotation.SuggestionUse;
import dev.attune.api.gold.GoldForm;
import dev.attune.data.tasks.MultiLabelTask;
import dev.attune.data.tasks.SingleLabelTask;
import dev.attune.data.tasks.Task;
import dev.attune.data.tasks.TokenTask;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tasks as Label Studio exports them, and what may be wrong with them. */
class LabelStudioTasksTest {
  private static final Task LABEL = new SingleLabelTask(List.of("joy", "anger"), null);
  private static final Task TOKEN = new TokenTask(List.of("person"));

  @Test
  void data_and_meta_become_columns_and_metadata() throws IOException {
    RawRow.Fields row =
        fields(
            LABEL,
            """
            [{"id": 7, "data": {"text": "hi", "split": "train", "source": "forum", "n": 3},
              "meta": {"batch": "b1"}, "annotations": [], "predictions": [{"result": []}]}]
            """);

    assertThat(row.values())
        .isEqualTo(
            Map.of(
                "text",
                "hi",
                "split",
                "train",
                "meta.source",
                "forum",
                "meta.n",
                "3",
                "meta.batch",
                "b1"));
    assertThat(row.answer()).isEmpty();
  }

  @Test
  void every_annotation_is_somebodys_answer_or_skip() throws IOException {
    RawRow.Fields row =
        fields(
            LABEL,
            task(
                choices("anger", "\"was_cancelled\": true"),
                choices("joy", "\"completed_by\": {\"email\": \"a@example.org\"}"),
                choices("joy", "\"completed_by\": 2")));

    assertThat(row.answer()).isEmpty();
    assertThat(row.people()).extracting(RawAnswer::by).containsExactly(null, "a@example.org", "2");
    assertThat(row.people()).extracting(RawAnswer::skip).containsExactly(Skip.OTHER, null, null);
    assertThat(row.people().get(2).answer().get("label")).hasToString("\"joy\"");
  }

  @Test
  void one_answer_of_nobody_in_particular_is_the_right_one() throws IOException {
    RawRow.Fields row = fields(LABEL, task(choices("joy", "")));

    assertThat(row.answer().get("label")).hasToString("\"joy\"");
    assertThat(row.people()).isEmpty();
  }

  @Test
  void of_one_persons_annotations_the_last_counts() throws IOException {
    RawRow.Fields row =
        fields(
            LABEL,
            task(
                choices("joy", "\"completed_by\": 2"),
                choices("anger", "\"completed_by\": {\"id\": 2}")));

    assertThat(row.people()).hasSize(1);
    assertThat(row.people().getFirst().answer().get("label")).hasToString("\"anger\"");
  }

  @Test
  void who_when_how_long_and_with_which_prediction_is_read() throws IOException {
    RawAnswer answer =
        fields(
                LABEL,
                task(
                    choices(
                        "joy",
                        """
                        "completed_by": {"id": 3, "email": "a@example.org", "first_name": "A"}, "lead_time": 4.6,
                        "created_at": "2026-03-01T09:30:00Z", "updated_at": "2026-03-02T09:30:00.5Z",
                        "prediction": {"model_version": "mood/3", "result": [
                          {"type": "choices", "value": {"choices": ["anger"]}}]}
                        """)))
            .people()
            .getFirst();

    assertThat(answer.by()).isEqualTo("a@example.org");
    assertThat(answer.at()).isEqualTo("2026-03-02T09:30:00.5Z");
    assertThat(answer.seconds()).isEqualTo(5);
    assertThat(answer.suggestion())
        .isEqualTo(
            new RawAnswer.Suggestion(
                SuggestionUse.SHOWN, "mood", 3, Map.of("label", TextNode.valueOf("anger"))));
  }

  @Test
  void the_ground_truth_is_the_right_answer_and_its_authors_own() throws IOException {
    RawRow.Fields row =
        fields(
            LABEL,
            task(
                choices("joy", "\"completed_by\": 1"),
                choices("anger", "\"completed_by\": 2, \"ground_truth\": true")));

    assertThat(row.answer().get("label")).hasToString("\"anger\"");
    assertThat(row.people()).extracting(RawAnswer::by).containsExactly("1", "2");
  }

  @Test
  void a_ground_truth_counts_before_what_nobody_in_particular_says() throws IOException {
    RawRow.Fields row =
        fields(LABEL, task(choices("joy", ""), choices("anger", "\"ground_truth\": true")));

    assertThat(row.answer().get("label")).hasToString("\"anger\"");
    assertThat(row.people()).hasSize(1);
  }

  @Test
  void what_is_wrong_names_the_task_and_the_annotation() throws IOException {
    assertThat(
            reason(TOKEN, task("{\"result\": []}", choices("joy", "\"completed_by\": \"secret\""))))
        .contains("(annotation 2) (task 1 of the file)")
        .doesNotContain("secret");
  }

  @Test
  void no_choice_is_no_label_and_in_several_labels_none_of_them() throws IOException {
    String none = task("{\"result\": []}");

    assertThat(fields(LABEL, none).answer()).isEmpty();
    assertThat(fields(LABEL, none).people()).isEmpty();
    assertThat(fields(new MultiLabelTask(List.of("joy")), none).answer().get("labels")).isEmpty();
  }

  @Test
  void offsets_are_what_the_text_beside_them_says() throws IOException {
    assertThat(entity(2, 5, "Ann"))
        .isEqualTo("{\"start\":2,\"end\":5,\"label\":\"person\",\"text\":\"Ann\"}");
    assertThat(entity(3, 6, "Ann"))
        .isEqualTo("{\"start\":2,\"end\":5,\"label\":\"person\",\"text\":\"Ann\"}");
    assertThat(entity(0, 3, "Ann")).contains("\"start\":0");
  }

  @Test
  void a_result_that_the_task_cannot_hold_is_named() throws IOException {
    assertThat(reason(TOKEN, task(choices("joy", ""))))
        .contains("\"choices\" where the task needs labels");
    assertThat(reason(LABEL, task("{\"result\": [{\"type\": \"brush\"}]}"))).contains("\"brush\"");
    assertThat(reason(LABEL, "[{\"data\": {\"review\": \"x\"}}]")).contains("no data.text");
    assertThat(reason(LABEL, "[17]")).contains("not a JSON object");
  }

  @Test
  void an_array_that_cannot_be_read_on_refuses_the_whole() {
    for (String bad :
        List.of(
            "{\"data\": {}}", "[{\"data\":", "[{\"data\": {\"text\": \"a\"}}", "[] []", "[{},")) {
      assertThatThrownBy(() -> rows(LABEL, bad)).as(bad).hasMessageContaining("Nothing was stored");
    }
    assertThatThrownBy(
            () -> rows(LABEL, "[\n{\"data\": {\"text\": \"" + "x".repeat(10_000_000) + "\"}}]"))
        .hasMessageContaining("Line 2")
        .hasMessageContaining("4194304 bytes");
  }

  private static String entity(int start, int end, String text) throws IOException {
    String result =
        "{\"result\": [{\"type\": \"labels\", \"value\": {\"start\": %d, \"end\": %d, \"text\": \"%s\", \"labels\": [\"person\"]}}]}"
            .formatted(start, end, text);
    RawRow.Fields row =
        fields(TOKEN, "[{\"data\": {\"text\": \"😀 Ann\"}, \"annotations\": [" + result + "]}]");
    return String.valueOf(row.answer().get("entities")).replaceAll("^\\[|]$", "");
  }

  private static String task(String... annotations) {
    return "[{\"data\": {\"text\": \"hi\"}, \"annotations\": ["
        + String.join(",", annotations)
        + "]}]";
  }

  private static String choices(String label, String more) {
    return "{\"result\": [{\"type\": \"choices\", \"from_name\": \"s\", \"value\": {\"choices\": [\"%s\"]}}]%s}"
        .formatted(label, more.isEmpty() ? "" : ", " + more);
  }

  private static RawRow.Fields fields(Task task, String json) throws IOException {
    return (RawRow.Fields) rows(task, json).getFirst();
  }

  private static String reason(Task task, String json) throws IOException {
    return ((RawRow.Unreadable) rows(task, json).getFirst()).reason();
  }

  private static List<RawRow> rows(Task task, String json) throws IOException {
    LabelStudioTasks source =
        new LabelStudioTasks(
            new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), new GoldForm(task));
    List<RawRow> rows = new ArrayList<>();
    for (RawRow row = source.next(); row != null; row = source.next()) {
      rows.add(row);
    }
    return rows;
  }
}
