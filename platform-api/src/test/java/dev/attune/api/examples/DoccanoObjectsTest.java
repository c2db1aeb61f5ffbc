package dev.attune.api.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.api.gold.GoldForm;
import dev.attune.data.tasks.MultiLabelTask;
import dev.attune.data.tasks.SingleLabelTask;
import dev.attune.data.tasks.Task;
import dev.attune.data.tasks.TokenTask;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lines as doccano's versions export them. */
class DoccanoObjectsTest {
  private static final Task LABEL = new SingleLabelTask(List.of("joy", "anger"), null);
  private static final Task LABELS = new MultiLabelTask(List.of("joy", "anger"));
  private static final Task TOKEN = new TokenTask(List.of("person"));

  @Test
  void labels_are_a_list_even_where_there_is_one() throws Exception {
    RawRow.Fields row =
        fields(
            LABEL,
            "{'id': 3, 'text': 'hi', 'label': ['joy'], 'Comments': ['ask Bo'], 'shop': 'a'}");

    assertThat(row.answer().get("label")).hasToString("\"joy\"");
    assertThat(row.values()).isEqualTo(Map.of("id", "3", "text", "hi", "meta.shop", "a"));
    assertThat(fields(LABELS, "{'text': 'hi', 'label': ['joy', 'anger']}").answer().get("labels"))
        .hasSize(2);
    assertThat(reason(LABEL, "{'text': 'hi', 'label': ['joy', 'anger']}")).contains("2 labels");
  }

  @Test
  void an_empty_list_is_unlabelled_unless_it_says_otherwise() throws Exception {
    assertThat(fields(LABELS, "{'text': 'hi', 'label': []}").answer()).isEmpty();
    assertThat(
            fields(TOKEN, "{'text': 'hi', 'label': [], 'labelled': true}").answer().get("entities"))
        .isEmpty();
  }

  @Test
  void stretches_are_triples_or_objects() throws Exception {
    String wanted = "[{\"start\":0,\"end\":3,\"label\":\"person\"}]";

    assertThat(
            fields(TOKEN, "{'text': 'Ann', 'label': [[0, 3, 'person']]}").answer().get("entities"))
        .hasToString(wanted);
    assertThat(
            fields(
                    TOKEN,
                    "{'text': 'Ann', 'relations': [], 'entities': [{'id': 1, 'label': 'person', 'start_offset': 0, 'end_offset': 3}]}")
                .answer()
                .get("entities"))
        .hasToString(wanted);
  }

  @Test
  void an_offset_that_may_count_two_things_is_not_guessed() throws Exception {
    String line = "{'text': '😀 Ann', 'label': [[3, 6, 'person']]}";

    assertThat(reason(TOKEN, line)).contains("offsets=utf-16").contains("offsets=code-points");
    RawRow known = OffsetUnit.UTF_16.inCodePoints(row(TOKEN, line, true));
    assertThat(((RawRow.Fields) known).answer().get("entities"))
        .hasToString("[{\"start\":2,\"end\":5,\"label\":\"person\"}]");
    RawRow within =
        OffsetUnit.UTF_16.inCodePoints(
            row(TOKEN, "{'text': '😀 Ann', 'label': [[1, 6, 'person']]}", true));
    assertThat(((RawRow.Unreadable) within).reason()).contains("in the middle of a character");
  }

  @Test
  void what_no_task_here_has_is_named() throws Exception {
    assertThat(reason(TOKEN, "{'text': 'a', 'relations': [{'id': 1}]}")).contains("relations");
    assertThat(reason(TOKEN, "{'text': 'a', 'label': ['person']}")).contains("[start, end, label]");
    assertThat(reason(LABEL, "{'text': 'a', 'annotations': [{'label': 1}]}")).contains("by number");
  }

  private static RawRow.Fields fields(Task task, String line) throws Exception {
    return (RawRow.Fields) row(task, line, false);
  }

  private static String reason(Task task, String line) throws Exception {
    return ((RawRow.Unreadable) row(task, line, false)).reason();
  }

  private static RawRow row(Task task, String line, boolean unitKnown) throws Exception {
    return new DoccanoObjects(new GoldForm(task), unitKnown)
        .row(1, new ObjectMapper().readTree(line.replace('\'', '"')));
  }
}
