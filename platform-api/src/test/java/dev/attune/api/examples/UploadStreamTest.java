package dev.attune.api.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attune.api.testing.GeneratedCsv;
import dev.attune.api.testing.Http;
import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.Worker;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** Uploads as streams: large ones, and broken ones. */
@QuarkusTest
class UploadStreamTest {
  private static final Logger LOG = Logger.getLogger(UploadStreamTest.class);
  private static final String WORDS = "a quiet morning with too much to say about it ".repeat(4);

  @Test
  void twenty_megabytes_are_stored() throws Exception {
    TestTenant tenant = TestTenant.create();
    String dataset = tenant.dataset("large", "joy", "anger");
    int rows = 100_000;
    long start = System.nanoTime();

    HttpResponse<String> response =
        post(tenant, dataset, new GeneratedCsv(rows, i -> "row " + i + " " + WORDS + ",joy\n"));

    Duration took = Duration.ofNanos(System.nanoTime() - start);
    LOG.infof("%d rows in %s: %d rows/s", rows, took, rows * 1000L / took.toMillis());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(JsonPath.from(response.body()).getInt("accepted")).isEqualTo(rows);
    assertThat(count(dataset)).isEqualTo(rows);
  }

  @Test
  void answers_of_three_people_far_apart_are_added() throws Exception {
    TestTenant tenant = TestTenant.create();
    String dataset = tenant.dataset("crowd", "joy", "anger");
    String rows =
        "text,label,annotator\n"
            + IntStream.range(0, 60_000)
                .mapToObj(i -> "text " + i % 20_000 + ",joy,person " + i / 20_000 + "\n")
                .collect(Collectors.joining());
    long start = System.nanoTime();

    JsonPath report = tenant.uploadCsv(dataset, rows).jsonPath();

    Duration took = Duration.ofNanos(System.nanoTime() - start);
    LOG.infof("60000 answers in %s: %d rows/s", took, 60_000 * 1000L / took.toMillis());
    assertThat(report.getInt("accepted")).isEqualTo(20_000);
    assertThat(report.getInt("answersAdded")).isEqualTo(40_000);
  }

  @Test
  void a_body_larger_than_the_heap_passes_through() throws Exception {
    TestTenant tenant = TestTenant.create();
    String dataset = tenant.dataset("huge", "joy", "anger");
    String tooLong = "x".repeat(10_001) + ",joy\n";
    long bytes = Runtime.getRuntime().maxMemory() + (64L << 20);
    int rows = Math.toIntExact(bytes / tooLong.length());

    HttpResponse<String> response =
        post(
            tenant,
            dataset,
            new GeneratedCsv(rows, i -> i == rows / 2 ? "the good one,joy\n" : tooLong));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(JsonPath.from(response.body()).getInt("accepted")).isEqualTo(1);
    assertThat(JsonPath.from(response.body()).getInt("rejectedTotal")).isEqualTo(rows - 1);
  }

  @Test
  void a_connection_cut_in_the_middle_leaves_nothing() throws Exception {
    TestTenant tenant = TestTenant.create();
    String dataset = tenant.dataset("cut", "joy", "anger");
    for (String transfer : List.of("Content-Length: 50000000", "Transfer-Encoding: chunked")) {
      try (Socket socket = new Socket("localhost", Http.port())) {
        OutputStream out = socket.getOutputStream();
        out.write(SlowUploads.head(tenant, dataset, transfer).getBytes(StandardCharsets.UTF_8));
        StringBuilder body = new StringBuilder("text,label\n");
        IntStream.range(0, 5_000).forEach(i -> body.append("row ").append(i).append(",joy\n"));
        if (transfer.startsWith("Transfer")) {
          body.insert(0, Integer.toHexString(body.length()) + "\r\n").append("\r\n");
        }
        out.write(body.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
        await().atMost(Duration.ofSeconds(20)).until(() -> SlowUploads.isLocked(dataset));
      }
      await().atMost(Duration.ofSeconds(20)).until(() -> !SlowUploads.isLocked(dataset));
      assertThat(count(dataset)).isZero();
    }
  }

  @Test
  void a_body_over_the_limit_is_refused_before_it_is_read() throws Exception {
    TestTenant tenant = TestTenant.create();
    String dataset = tenant.dataset("limit", "joy", "anger");
    try (Socket socket = new Socket("localhost", Http.port())) {
      socket
          .getOutputStream()
          .write(
              SlowUploads.head(tenant, dataset, "Content-Length: 3000000000")
                  .getBytes(StandardCharsets.UTF_8));
      byte[] answer = new byte[64];
      int n = socket.getInputStream().read(answer);
      assertThat(new String(answer, 0, n, StandardCharsets.UTF_8)).startsWith("HTTP/1.1 413");
    }
  }

  @Test
  void a_row_without_end_is_refused_and_not_collected() throws Exception {
    TestTenant tenant = TestTenant.create();
    String dataset = tenant.dataset("endless", "joy", "anger");

    HttpResponse<String> response =
        post(
            tenant,
            dataset,
            new GeneratedCsv(200_000, i -> i == 7 ? "\"open " : "row " + WORDS + ",joy\n"));

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(JsonPath.from(response.body()).getInt("errors[0].line")).isEqualTo(9);
    assertThat(count(dataset)).isZero();
  }

  @Test
  void the_same_texts_from_many_sides_are_stored_once() throws Exception {
    TestTenant tenant = TestTenant.create();
    String dataset = tenant.dataset("busy", "joy", "anger");
    List<String> rows =
        new ArrayList<>(IntStream.range(0, 3_000).mapToObj(i -> "text " + i + ",joy\n").toList());
    List<Callable<HttpResponse<String>>> uploads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Collections.shuffle(rows, new java.util.Random(i));
      String body = "text,label\n" + String.join("", rows);
      uploads.add(
          () ->
              Http.post(
                  tenant.owner().token(),
                  tenant.path("/datasets/" + dataset + "/examples"),
                  "text/csv",
                  () -> new java.io.ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
    }

    int accepted = 0;
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<HttpResponse<String>> done : all.invokeAll(uploads)) {
        assertThat(done.get().statusCode()).as(done.get().body()).isEqualTo(200);
        accepted += JsonPath.from(done.get().body()).getInt("accepted");
      }
    }

    assertThat(accepted).isEqualTo(3_000);
    assertThat(count(dataset)).isEqualTo(3_000);
  }

  private static int count(String dataset) {
    return Integer.parseInt(
        Worker.look("select count(*) from example where dataset_id = ?", UUID.fromString(dataset)));
  }

  private static HttpResponse<String> post(TestTenant tenant, String dataset, InputStream body)
      throws Exception {
    return Http.post(
        tenant.owner().token(),
        tenant.path("/datasets/" + dataset + "/examples"),
        "text/csv",
        () -> body);
  }
}
