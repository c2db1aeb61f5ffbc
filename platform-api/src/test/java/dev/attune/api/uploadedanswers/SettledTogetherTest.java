package dev.attune.api.uploadedanswers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many items that are settled at once become what each would have become by itself. */
@QuarkusTest
class SettledTogetherTest extends UploadedPeople {
  /** Of each kind so many that all five are more than are decided together. */
  private static final int OF_EACH = 260;

  private static final Map<String, ?> PLAN =
      Map.of("annotators", 3, "annotatorsMax", 4, "goldRule", "majority");

  @BeforeEach
  void three_labels() {
    dataset = tenant.dataset("more feelings", "joy", "anger", "calm");
  }

  private void upload() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < OF_EACH; i++) {
      lines.append(
          row("most " + i, said("ann", "joy"), said("bo", "joy"), said("cy", "anger"))
              + row("few " + i, said("ann", "joy"), said("bo", "anger"))
              + row("none " + i, said("ann", "joy"), said("bo", "anger"), said("cy", "calm"))
              + row(
                  "half " + i,
                  said("ann", "joy"),
                  said("bo", "joy"),
                  said("cy", "anger"),
                  said("di", "anger"))
              + row(
                  "skipped " + i,
                  skipped("ann"),
                  skipped("bo"),
                  skipped("cy"),
                  skipped("di"),
                  skipped("ed")));
    }
    jsonl(lines.toString()).then().statusCode(200);
  }

  private static String skipped(String by) {
    return "{\"by\": \"%s\", \"skipped\": \"unclear\"}".formatted(by);
  }

  @Test
  void answers_that_come_under_a_plan() {
    plan(PLAN).then().statusCode(200);

    upload();

    assertThat(itemsWhere("state = 'decided' and decision ->> 'label' = 'joy'")).isEqualTo(OF_EACH);
    assertThat(itemsWhere("state = 'open' and answered = 2 and wanted = 3")).isEqualTo(OF_EACH);
    assertThat(itemsWhere("state = 'open' and answered = 3 and wanted = 4")).isEqualTo(OF_EACH);
    assertThat(itemsWhere("state = 'review' and answered = 4")).isEqualTo(OF_EACH);
    assertThat(itemsWhere("state = 'review' and answered = 0")).isEqualTo(OF_EACH);
    assertThat(events("dispute")).isEqualTo(2 * OF_EACH);
    assertSettled();
  }

  @Test
  void answers_that_a_first_plan_finds() {
    upload();
    assertThat(events("settle")).isZero();

    plan(PLAN).then().statusCode(200);

    assertThat(itemsWhere("state = 'decided' and decision ->> 'label' = 'joy'")).isEqualTo(OF_EACH);
    assertThat(itemsWhere("state = 'open' and answered = 2 and wanted = 3")).isEqualTo(OF_EACH);
    assertThat(itemsWhere("state = 'open' and answered = 3 and wanted = 4")).isEqualTo(OF_EACH);
    assertThat(itemsWhere("state = 'review' and answered = 4")).isEqualTo(OF_EACH);
    assertThat(events("dispute")).isEqualTo(OF_EACH);
    assertSettled();
  }

  /** What most said is the gold, is found by its label, is in the history, and is nobody's own. */
  private void assertSettled() {
    assertThat(
            rows(
                """
                annotation_event v join annotation_item i on i.example_id = v.example_id and i.decision = v.answer
                  join example e on e.id = v.example_id and e.gold = v.answer and e.labelled_by is null
                  join example_label l on l.example_id = v.example_id and l.label = 'joy'
                 where v.action = 'settle' and v.member_id is null and i.decided_by is null and i.decided_at is not null
                """
                    + "and v.dataset_id"))
        .isEqualTo(OF_EACH);
    assertThat(events("settle")).isEqualTo(OF_EACH);
  }

  private int itemsWhere(String condition) {
    return rows("annotation_item where " + condition + " and dataset_id");
  }

  private int events(String action) {
    return rows("annotation_event where action = '" + action + "' and dataset_id");
  }

  private int rows(String where) {
    return Integer.parseInt(
        Worker.look("select count(*) from " + where + " = ?", UUID.fromString(dataset)));
  }
}
