package dev.attune.api.datasets;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DatasetsTest {
  private static final Map<String, Object> TASK =
      Map.of("type", "single-label", "labels", List.of("喜悦", "anger"));

  @Test
  void a_data_set_is_found_by_id_and_by_name() {
    TestTenant tenant = TestTenant.create();
    Response created = create(tenant, Map.of("name", "情绪 v1.0"));
    String id = created.jsonPath().getString("id");

    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(tenant.asOwner().get(tenant.path("/datasets/" + id)).asString())
        .isEqualTo(tenant.asOwner().get(tenant.path("/datasets/情绪 v1.0")).asString());
    assertThat(created.jsonPath().getList("task.labels")).containsExactly("喜悦", "anger");
    assertThat(created.jsonPath().getString("latestSnapshot")).isNull();
  }

  @Test
  void counts_tell_labels_and_splits() {
    TestTenant tenant = TestTenant.create();
    String id = tenant.dataset("d", "joy", "anger");
    tenant.uploadCsv(id, "text,label,split\na,joy,train\nb,joy,\nc,,test\n");

    var counts = tenant.asOwner().get(tenant.path("/datasets/" + id)).jsonPath();

    assertThat(counts.getInt("counts.total")).isEqualTo(3);
    assertThat(counts.getInt("counts.labelled")).isEqualTo(2);
    assertThat(counts.getMap("counts.labels")).isEqualTo(Map.of("joy", 2, "anger", 0));
    assertThat(counts.getMap("counts.splits"))
        .isEqualTo(Map.of("train", 1, "validation", 0, "test", 1, "none", 1));
  }

  @Test
  void only_single_label_tasks_are_offered() {
    TestTenant tenant = TestTenant.create();

    Response multi =
        create(tenant, Map.of("task", Map.of("type", "multi-label", "labels", List.of("a", "b"))));

    assertProblem(multi, 422).field("task.type", "single-label");
  }

  @Test
  void bad_labels_names_and_languages_are_refused_by_field() {
    TestTenant tenant = TestTenant.create();

    assertProblem(create(tenant, task("joy")), 422).field("task", "2 to 200");
    assertProblem(create(tenant, task("joy", "joy")), 422).field("task", "twice");
    assertProblem(create(tenant, task("joy", " a")), 422).field("task", "blanks");
    assertProblem(create(tenant, Map.of("name", UUID.randomUUID().toString())), 422)
        .field("name", "UUID");
    assertProblem(create(tenant, Map.of("name", "a/b")), 422).field("name", "1 to 80");
    assertProblem(create(tenant, Map.of("name", "..")), 422).field("name", "1 to 80");
    assertProblem(create(tenant, Map.of("language", "fr")), 422).field("language", "en, zh");
    assertProblem(create(tenant, Map.of("guidelines", "\u0000")), 422).field("guidelines", "NUL");
    assertProblem(create(tenant, Map.of("guidlines", "x")), 422)
        .field("guidlines", "known are guidelines");
  }

  @Test
  void a_name_is_taken_once() {
    TestTenant tenant = TestTenant.create();
    create(tenant, Map.of("name", "one"));

    assertProblem(create(tenant, Map.of("name", "one")), 409).detail("one");

    String two = create(tenant, Map.of("name", "two")).jsonPath().getString("id");
    assertProblem(
        tenant.sending(Map.of("name", "one")).patch(tenant.path("/datasets/" + two)), 409);
  }

  @Test
  void a_label_in_use_stays_in_the_task() {
    TestTenant tenant = TestTenant.create();
    String id = tenant.dataset("d", "joy", "anger");
    tenant.uploadCsv(id, "text,label\na,joy\n");

    Response without = tenant.sending(task("anger", "fear")).patch(tenant.path("/datasets/" + id));
    Response with = tenant.sending(task("joy", "fear")).patch(tenant.path("/datasets/" + id));

    assertProblem(without, 409).detail("joy");
    assertThat(with.jsonPath().getList("task.labels")).containsExactly("joy", "fear");
  }

  @Test
  void deleting_takes_examples_and_snapshots_along() {
    TestTenant tenant = TestTenant.create();
    String id = tenant.dataset("d", "joy", "anger");
    tenant.uploadCsv(
        id,
        """
        text,label,split
        a,joy,train
        b,joy,validation
        c,joy,test
        d,anger,train
        e,anger,validation
        f,anger,test
        """);
    tenant.sending(Map.of("splits", "column")).post(tenant.path("/datasets/" + id + "/snapshots"));

    assertThat(tenant.asOwner().delete(tenant.path("/datasets/" + id)).statusCode()).isEqualTo(204);

    assertProblem(tenant.asOwner().get(tenant.path("/datasets/" + id)), 404);
    UUID dataset = UUID.fromString(id);
    assertThat(Worker.look("select count(*) from example where dataset_id = ?", dataset))
        .isEqualTo("0");
    assertThat(Worker.look("select count(*) from snapshot where dataset_id = ?", dataset))
        .isEqualTo("0");
  }

  @Test
  void data_sets_come_by_name_in_pages() {
    TestTenant tenant = TestTenant.create();
    for (String name : List.of("c", "a", "b")) {
      create(tenant, Map.of("name", name));
    }

    Response first = tenant.asOwner().get(tenant.path("/datasets?limit=2"));
    Response second =
        tenant
            .asOwner()
            .queryParam("after", first.jsonPath().getString("next"))
            .get(tenant.path("/datasets"));

    assertThat(first.jsonPath().getList("items.name")).containsExactly("a", "b");
    assertThat(second.jsonPath().getList("items.name")).containsExactly("c");
  }

  private static Map<String, Object> task(String... labels) {
    return Map.of("task", Map.of("type", "single-label", "labels", List.of(labels)));
  }

  private static Response create(TestTenant tenant, Map<String, Object> changes) {
    Map<String, Object> body = new HashMap<>(Map.of("name", "d", "language", "zh", "task", TASK));
    body.putAll(changes);
    return tenant.sending(body).post(tenant.path("/datasets"));
  }
}
