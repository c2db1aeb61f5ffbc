package dev.attune.api.datasets;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTasks;
import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void every_kind_of_task_comes_back_as_it_was_sent() {
    TestTenant tenant = TestTenant.create();
    for (Map<String, Object> task : TestTasks.ALL) {
      String name = String.valueOf(task.get("type"));

      Response created = create(tenant, Map.of("name", name, "task", task));

      assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
      assertThat(tenant.asOwner().get(tenant.path("/datasets/" + name)).jsonPath().getMap("task"))
          .isEqualTo(task);
    }
  }

  @Test
  void a_task_that_breaks_a_rule_is_refused_by_field() {
    TestTenant tenant = TestTenant.create();

    assertProblem(create(tenant, Map.of("task", Map.of("type", "ranking"))), 422)
        .field("task.type", "single-label, multi-label, token, regression, joint");
    assertProblem(
            create(
                tenant, Map.of("task", Map.of("type", "token", "labels", List.of("first name")))),
            422)
        .field("task", "has a blank");
    assertProblem(
            create(
                tenant,
                Map.of(
                    "task",
                    Map.of(
                        "type",
                        "regression",
                        "outputs",
                        List.of(Map.of("name", "stress", "min", 3, "max", 1))))),
            422)
        .field("task.outputs[0]", "which is no range");
    assertProblem(
            create(
                tenant,
                Map.of(
                    "task",
                    Map.of(
                        "type",
                        "joint",
                        "outputs",
                        List.of(
                            Map.of("name", "a", "type", "token", "labels", List.of("x")),
                            Map.of("name", "b", "type", "joint"))))),
            422)
        .field("task.outputs[1]", "type: an output is of the type");
    assertProblem(
            create(
                tenant,
                Map.of("task", Map.of("type", "token", "labels", List.of("x"), "lables", 1))),
            422)
        .field("task.lables", "known are");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "version", "truncated", "explanation"})
  void an_output_must_not_have_the_name_of_what_every_prediction_has(String name) {
    TestTenant tenant = TestTenant.create();
    Map<String, Object> task =
        Map.of(
            "type",
            "joint",
            "outputs",
            List.of(
                Map.of("name", "slots", "type", "token", "labels", List.of("x")),
                Map.of("name", name, "type", "token", "labels", List.of("x"))));

    assertProblem(create(tenant, Map.of("task", task)), 422)
        .field("task.outputs[1].name", "must not be id, version or truncated");
    assertThat(create(tenant, Map.of("task", TestTasks.JOINT)).statusCode()).isEqualTo(201);
    assertProblem(tenant.sending(Map.of("task", task)).patch(tenant.path("/datasets/d")), 422)
        .field("task.outputs[1].name", "must not be id, version or truncated");
  }

  @Test
  void values_are_counted_by_tenths_of_their_scale() {
    TestTenant tenant = TestTenant.create();
    String id = tenant.dataset("d", TestTasks.REGRESSION);
    tenant.uploadCsv(id, "text,value.stress,value.valence\na,0,-1\nb,10,0\nc,4.5,1\nd,,\n");

    var counts = tenant.asOwner().get(tenant.path("/datasets/" + id)).jsonPath();

    assertThat(counts.getInt("counts.labelled")).isEqualTo(3);
    assertThat(counts.getInt("counts.values.stress.count")).isEqualTo(3);
    assertThat(counts.getDouble("counts.values.valence.mean")).isZero();
    assertThat(counts.getList("counts.values.stress.histogram"))
        .containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 0, 1);
  }

  @Test
  void what_is_labelled_keeps_the_outputs_and_ranges_of_a_task() {
    TestTenant tenant = TestTenant.create();
    String id = tenant.dataset("d", TestTasks.REGRESSION);
    Map<String, Object> wider =
        TestTasks.regression(TestTasks.scale("stress", 0, 20), TestTasks.scale("valence", -1, 1));
    Map<String, Object> narrower =
        TestTasks.regression(TestTasks.scale("stress", 0, 5), TestTasks.scale("valence", -1, 1));
    tenant.uploadCsv(id, "text,value.stress,value.valence\na,8,0\n");

    assertThat(change(tenant, id, wider).statusCode()).isEqualTo(200);
    assertProblem(change(tenant, id, narrower), 409).detail("\"stress\"");
    assertProblem(change(tenant, id, TestTasks.regression(TestTasks.scale("stress", 0, 20))), 409)
        .detail("its outputs stay");
    assertProblem(change(tenant, id, TestTasks.TOKEN), 409).detail("1 examples are labelled");
  }

  @Test
  void sets_of_labels_follow_when_labels_change_places() {
    TestTenant tenant = TestTenant.create();
    String id = tenant.dataset("d", TestTasks.MULTI_LABEL);
    tenant.uploadCsv(id, "text,labels\na,joy|anger\nb,fear\n").then().statusCode(200);
    Map<String, Object> turned =
        Map.of("type", "multi-label", "labels", List.of("fear", "anger", "calm", "joy"));

    change(tenant, id, turned).then().statusCode(200);
    tenant.uploadCsv(id, "text,labels\nc,joy|anger\n").then().statusCode(200);

    assertThat(
            tenant
                .asOwner()
                .get(tenant.path("/datasets/" + id + "/examples"))
                .jsonPath()
                .getList("items.gold.labels"))
        .containsExactly(List.of("anger", "joy"), List.of("fear"), List.of("anger", "joy"));
  }

  private static Response change(TestTenant tenant, String id, Map<String, Object> task) {
    return tenant.sending(Map.of("task", task)).patch(tenant.path("/datasets/" + id));
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
