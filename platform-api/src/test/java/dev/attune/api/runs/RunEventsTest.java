package dev.attune.api.runs;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attune.api.testing.Http;
import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.TrainedTenant;
import dev.attune.local.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@Timeout(60)
class RunEventsTest {
  private TrainedTenant trained;
  private TestTenant tenant;
  private UUID run;

  @BeforeEach
  void make() {
    trained = TrainedTenant.create();
    tenant = trained.tenant();
    run = trained.run();
  }

  @Test
  void events_arrive_while_the_run_goes_on_and_end_with_it() throws Exception {
    try (HttpClient client = Http.client();
        BufferedReader events = open(client, tenant.owner().token())) {
      assertThat(next(events))
          .contains("id: 1", "event: state")
          .anyMatch(l -> l.contains("queued"));
      trained.tell(run, "progress", "{\"loss\": 0.5}");
      assertThat(next(events))
          .contains("id: 2", "event: progress")
          .anyMatch(l -> l.startsWith("data: {\"loss\":0.5,\"at\":\"20"));
      trained.succeed(run);
      assertThat(next(events)).contains("id: 3").anyMatch(l -> l.contains("succeeded"));
      assertThat(events.readLine()).isNull();
    }
  }

  @Test
  void a_reader_who_comes_back_gets_what_he_missed() throws Exception {
    trained.tell(run, "log", "{\"code\": \"started\", \"message\": \"Training has begun.\"}");
    trained.succeed(run);
    try (HttpClient client = Http.client();
        BufferedReader events = open(client, tenant.owner().token(), "Last-Event-ID", "1")) {
      assertThat(next(events)).contains("id: 2", "event: log");
      assertThat(next(events)).contains("id: 3");
      assertThat(events.readLine()).isNull();
    }
    try (HttpClient client = Http.client();
        BufferedReader events = open(client, tenant.owner().token(), "Last-Event-ID", "3")) {
      assertThat(events.lines().filter(line -> line.startsWith("id:"))).isEmpty();
    }
  }

  @Test
  void comments_keep_a_quiet_connection_open() throws Exception {
    try (HttpClient client = Http.client();
        BufferedReader events = open(client, tenant.owner().token())) {
      next(events);
      assertThat(events.readLine()).isEqualTo(": still here");
    }
  }

  @Test
  void who_is_removed_meanwhile_sees_no_more() throws Exception {
    TestUser user = tenant.add("annotator");
    try (HttpClient client = Http.client();
        BufferedReader events = open(client, user.token())) {
      next(events);
      remove(user);
      String line = events.readLine();
      while (line != null) {
        assertThat(line).doesNotStartWith("id:");
        line = events.readLine();
      }
    }
  }

  @Test
  void who_is_removed_while_news_keep_coming_sees_no_more() throws Exception {
    TestUser user = tenant.add("annotator");
    try (HttpClient client = Http.client();
        BufferedReader events = open(client, user.token())) {
      next(events);
      remove(user);
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> {
                trained.tell(run, "progress", "{\"loss\": 0.5}");
                return !goesOn(events);
              });
    }
  }

  @Test
  void an_unknown_run_and_a_strange_event_id_are_refused() {
    assertProblem(
        tenant.asOwner().get(tenant.path("/training-runs/" + UUID.randomUUID() + "/events")), 404);
    assertProblem(
            tenant
                .asOwner()
                .header("Last-Event-ID", "x")
                .get(tenant.path("/training-runs/" + run + "/events")),
            400)
        .field("Last-Event-ID", "id of an event");
  }

  private void remove(TestUser user) {
    String id =
        tenant
            .asOwner()
            .get(tenant.path("/members"))
            .jsonPath()
            .getString("items.find { it.email == '" + user.email() + "' }.id");
    tenant.asOwner().delete(tenant.path("/members/" + id)).then().statusCode(204);
  }

  private BufferedReader open(HttpClient client, String token, String... headers)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        Http.open(client, token, tenant.path("/training-runs/" + run + "/events"), headers);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/event-stream");
    return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  /** Whether another event or comment comes before the end. */
  private static boolean goesOn(BufferedReader events) throws IOException {
    String line = events.readLine();
    while (line != null && !line.isEmpty()) {
      line = events.readLine();
    }
    return line != null;
  }

  /** The lines of the next event, comments left out. */
  private static List<String> next(BufferedReader events) throws IOException {
    List<String> lines = new ArrayList<>();
    while (lines.stream().noneMatch(line -> line.startsWith("id:"))) {
      lines.clear();
      for (String line = events.readLine(); !line.isEmpty(); line = events.readLine()) {
        lines.add(line);
      }
    }
    return lines;
  }
}
