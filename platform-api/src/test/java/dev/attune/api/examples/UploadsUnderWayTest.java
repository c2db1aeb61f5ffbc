package dev.attune.api.examples;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads that have begun and do not go on: who waits for them, and who does not. */
@QuarkusTest
class UploadsUnderWayTest {
  private static final String CSV = "text/csv";
  private static final String PARQUET = "application/vnd.apache.parquet";

  @TempDir Path folder;

  @Test
  void a_second_upload_waits_for_the_first_and_then_gives_up_with_a_reason() throws Exception {
    TestTenant tenant = TestTenant.create();
    String dataset = tenant.dataset("slow", "joy", "anger");
    try (Socket _ = SlowUploads.begin(tenant, dataset)) {
      assertProblem(tenant.uploadCsv(dataset, "text\nquick\n"), 409).detail("under way");
    }
  }

  @Test
  void people_go_on_annotating_while_an_upload_is_under_way() throws Exception {
    TestTenant tenant = TestTenant.create();
    String dataset = tenant.dataset("slow", "joy", "anger");
    String annotation = tenant.path("/datasets/" + dataset + "/annotation");
    tenant.uploadCsv(dataset, "text\nfirst\n").then().statusCode(200);
    tenant
        .sending(Map.of("annotators", 1, "goldRule", "unanimous", "ordering", "arrival"))
        .put(annotation)
        .then()
        .statusCode(200);
    String answers = "text,label,annotator\n" + "first,joy,kim\n".repeat(20_000);
    try (Socket _ = SlowUploads.begin(tenant, dataset, answers)) {
      await().atMost(Duration.ofSeconds(20)).until(UploadsUnderWayTest::aPersonIsBeingTakenIn);
      String first =
          tenant
              .sending(Map.of("items", 1))
              .post(annotation + "/work")
              .then()
              .statusCode(200)
              .extract()
              .path("items[0].example");

      tenant
          .sending(Map.of("answer", Map.of("label", "joy")))
          .put(annotation + "/examples/" + first + "/answer")
          .then()
          .statusCode(200);
    }
  }

  @Test
  void a_tenant_with_many_uploads_under_way_is_asked_to_wait_and_another_is_not() throws Exception {
    TestTenant tenant = TestTenant.create();
    TestTenant other = TestTenant.create();
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        slow.add(SlowUploads.begin(tenant, tenant.dataset("slow " + i, "joy", "anger")));
      }
      String fifth = tenant.dataset("fifth", "joy", "anger");

      assertProblem(tenant.uploadCsv(fifth, "text\nquick\n"), 503).detail("under way");
      assertThat(
              other.uploadCsv(other.dataset("own", "joy", "anger"), "text\nquick\n").statusCode())
          .isEqualTo(200);
    } finally {
      close(slow);
    }
  }

  @Test
  void deleting_a_data_set_is_long_work_as_its_upload_was() throws Exception {
    TestTenant tenant = TestTenant.create();
    String fifth = tenant.path("/datasets/" + tenant.dataset("fifth", "joy", "anger"));
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        slow.add(SlowUploads.begin(tenant, tenant.dataset("slow " + i, "joy", "anger")));
      }

      assertProblem(tenant.asOwner().delete(fifth), 503).detail("under way");
      assertThat(tenant.asOwner().get(fifth).statusCode()).isEqualTo(200);
    } finally {
      close(slow);
    }
  }

  @Test
  void a_person_with_many_uploads_under_way_waits_in_another_tenant_too() throws Exception {
    TestTenant tenant = TestTenant.create();
    TestTenant other = TestTenant.create();
    other
        .sending(Map.of("email", tenant.owner().email(), "role", "manager"))
        .post(other.path("/members"))
        .then()
        .statusCode(201);
    String elsewhere = other.dataset("elsewhere", "joy", "anger");
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        slow.add(SlowUploads.begin(tenant, tenant.dataset("slow " + i, "joy", "anger")));
      }
      TestTenant samePerson = new TestTenant(other.slug(), tenant.owner());

      assertProblem(samePerson.uploadCsv(elsewhere, "text\nquick\n"), 503).detail("under way");
      assertThat(other.uploadCsv(elsewhere, "text\nquick\n").statusCode()).isEqualTo(200);
    } finally {
      close(slow);
    }
  }

  @Test
  void slow_checks_of_two_tenants_keep_no_other_from_checking() throws Exception {
    TestTenant other = TestTenant.create();
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 2; i++) {
        TestTenant tenant = TestTenant.create();
        String dataset = tenant.dataset("slow", "joy", "anger");
        String check = "/datasets/" + dataset + "/examples/check";
        sendTwice(slow, tenant, List.of(check, check), CSV, "text\nslow\n");

        assertProblem(check(tenant, dataset), 503)
            .detail("Another file of this tenant is being checked.");
      }

      assertThat(check(other, other.dataset("own", "joy", "anger")).statusCode()).isEqualTo(200);
    } finally {
      close(slow);
    }
  }

  @Test
  void slow_parquet_of_two_tenants_keeps_no_other_from_uploading_it() throws Exception {
    TestTenant other = TestTenant.create();
    String own = other.dataset("own", "joy", "anger");
    DuckDb.query(folder, "copy (select 'quick' as text) to 'in.parquet' (format parquet)");
    byte[] quick = Files.readAllBytes(folder.resolve("in.parquet"));
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 2; i++) {
        TestTenant tenant = TestTenant.create();
        List<String> uploads =
            List.of(
                "/datasets/" + tenant.dataset("slow", "joy", "anger") + "/examples",
                "/datasets/" + tenant.dataset("slow too", "joy", "anger") + "/examples");
        sendTwice(slow, tenant, uploads, PARQUET, "PAR1");

        assertProblem(tenant.upload(tenant.dataset("third", "joy", "anger"), PARQUET, quick), 503)
            .detail("Another Parquet file of this tenant is being read.");
      }

      assertThat(check(other, own).statusCode()).isEqualTo(200);
      assertThat(other.upload(own, PARQUET, quick).statusCode()).isEqualTo(200);
    } finally {
      close(slow);
    }
  }

  /** Begins two of a tenant, and waits until one of them has the turn and the other was refused. */
  private static void sendTwice(
      List<Socket> slow, TestTenant tenant, List<String> paths, String mediaType, String beginning)
      throws IOException {
    Socket one = SlowUploads.send(tenant, paths.get(0), mediaType, beginning);
    slow.add(one);
    Socket two = SlowUploads.send(tenant, paths.get(1), mediaType, beginning);
    slow.add(two);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> SlowUploads.isAnswered(one) || SlowUploads.isAnswered(two));
  }

  private static Response check(TestTenant tenant, String dataset) {
    return tenant.send(
        "/datasets/" + dataset + "/examples/check",
        CSV,
        "text\nquick\n".getBytes(StandardCharsets.UTF_8));
  }

  private static void close(List<Socket> sockets) throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** The upload has come as far as the answers of somebody. */
  private static boolean aPersonIsBeingTakenIn() {
    return Worker.look(
            """
            select exists (select from pg_locks
                            where relation = 'uploaded_annotator'::regclass and mode = 'RowExclusiveLock' and granted)
            """)
        .equals("t");
  }
}
