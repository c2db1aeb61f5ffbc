package dev.attune.api.exports;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.TrainedTenant;
import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Asking for a version's export. */
@QuarkusTest
class ExportsTest {
  private static final String PATH = "/models/m/versions/1/exports";

  private TrainedTenant trained;
  private TestTenant tenant;

  @BeforeEach
  void make() {
    trained = TrainedTenant.create();
    tenant = trained.tenant();
    trained.versions(2);
  }

  @Test
  void a_request_is_queued_and_on_record() {
    Response asked = ask();

    JsonPath export = asked.jsonPath();
    assertThat(asked.statusCode()).isEqualTo(202);
    assertThat(export.getString("state")).isEqualTo("queued");
    assertThat(export.getLong("queuePosition")).isPositive();
    assertThat(export.getString("model") + export.getInt("version")).isEqualTo("m1");
    assertThat(export.getString("requestedBy")).isEqualTo(tenant.owner().email());
    assertThat(
            Worker.look(
                "select kind || state from job where export_id = ?",
                UUID.fromString(export.getString("id"))))
        .isEqualTo("exportqueued");
    assertThat(recorded()).isEqualTo("m/1 " + export.getString("id"));
  }

  @Test
  void asking_again_answers_with_the_same_one_whatever_has_become_of_it() {
    UUID first = trained.askForExport(1);

    assertThat(trained.askForExport(1)).isEqualTo(first);
    Worker.run(trained.id(), "update version_export set state = 'running' where id = ?", first);
    assertThat(trained.askForExport(1)).isEqualTo(first);
    trained.exported(first);
    Response done = ask();

    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.jsonPath().getString("id")).isEqualTo(first.toString());
    assertThat(done.jsonPath().getInt("parity.examples")).isEqualTo(20);
    assertThat(count("job j join version_export e on e.id = j.export_id")).isEqualTo("0");
    assertThat(count("version_export e")).isEqualTo("1");
    assertThat(recorded()).isEqualTo("m/1 " + first);
  }

  @Test
  void many_who_ask_at_once_get_the_same_one() throws InterruptedException, ExecutionException {
    Callable<String> asking = () -> ask().jsonPath().getString("id");
    try (var people = Executors.newFixedThreadPool(8)) {
      List<Future<String>> answers =
          people.invokeAll(List.of(asking, asking, asking, asking, asking, asking, asking, asking));

      String first = answers.getFirst().get();
      for (Future<String> answer : answers) {
        assertThat(answer.get()).isEqualTo(first);
      }
    }
    assertThat(count("job j join version_export e on e.id = j.export_id")).isEqualTo("1");
  }

  @Test
  void after_a_failure_another_one_is_begun_and_both_are_listed() {
    UUID failed = trained.askForExport(1);
    Worker.run(trained.id(), "delete from job where export_id = ?", failed);
    Worker.run(
        trained.id(),
        "update version_export set state = 'failed', failure = '{\"code\": \"worker-died\", \"message\": \"It died.\"}' where id = ?",
        failed);

    UUID second = trained.askForExport(1);

    JsonPath all = tenant.asOwner().get(tenant.path(PATH)).jsonPath();
    assertThat(all.getList("items.id")).containsExactly(second.toString(), failed.toString());
    assertThat(all.getString("items[1].failure.message")).isEqualTo("It died.");
    assertThat(all.getString("items[1].queuePosition")).isNull();
  }

  @Test
  void an_export_is_found_under_its_own_version_only() {
    UUID export = trained.askForExport(1);

    assertThat(tenant.asOwner().get(tenant.path(PATH + "/" + export)).jsonPath().getString("id"))
        .isEqualTo(export.toString());
    for (String path :
        List.of(
            "/models/m/versions/2/exports/" + export,
            "/models/m/versions/3/exports",
            "/models/x/versions/1/exports",
            PATH + "/" + UUID.randomUUID(),
            PATH + "/x",
            "/models/m/versions/2/exports/" + export + "/content")) {
      assertProblem(tenant.asOwner().get(tenant.path(path)), 404);
    }
    assertProblem(tenant.asOwner().post(tenant.path("/models/m/versions/3/exports")), 404);
  }

  private Response ask() {
    return tenant.asOwner().post(tenant.path(PATH));
  }

  private String recorded() {
    return Worker.look(
        "select string_agg(target || ' ' || (details ->> 'export'), ',') from audit_log where tenant_id = ? and action = 'version.export'",
        trained.id());
  }

  private String count(String from) {
    return Worker.look("select count(*) from " + from + " where e.tenant_id = ?", trained.id());
  }
}
