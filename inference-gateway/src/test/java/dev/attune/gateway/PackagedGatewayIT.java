package dev.attune.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.local.testing.DatabaseRole;
import dev.attune.local.testing.TestDatabase;
import dev.attune.text.base.BaseModelStore;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How it begins: ready when its base models are open. How it ends: on SIGTERM after what it
 * accepted, on SIGKILL without losing or doubling usage.
 */
class PackagedGatewayIT {
  private static final int REQUESTS = 12;
  private static final int TEXTS = 16;
  private static final Duration MOST_THAT_MAY_BE_LOST = Duration.ofSeconds(5);
  private static final Pattern RUNS =
      Pattern.compile("attune_batching_run_rows_count\\{base=\"minilm-l6-en\"} ([0-9.E]+)");

  @TempDir Path artifacts;
  @TempDir Path baseModels;

  @Test
  void it_lives_but_is_not_ready_before_its_base_models_are_open() throws Exception {
    try (TestDatabase database = TestDatabase.create();
        FileChannel store = PackagedGateway.lockBaseModels();
        PackagedGateway gateway = start("loading", database, Map.of())) {
      World world = gateway.world(database.jdbcUrl(DatabaseRole.SUPERUSER), artifacts);
      Tenant tenant = deployed(world);
      String key = world.key(tenant);
      Awaitility.await()
          .atMost(PackagedGateway.PATIENCE)
          .until(() -> gateway.status("/q/health/live") == 200);
      Awaitility.await()
          .atMost(PackagedGateway.PATIENCE)
          .until(() -> gateway.get("/q/health/ready").contains("\"databaseReached\": true"));
      assertThat(gateway.status("/q/health/ready")).isEqualTo(503);
      assertThat(gateway.get("/q/health/ready")).contains("\"baseModelsOpen\": false");
      HttpResponse<String> early = gateway.send(gateway.predict(tenant, key, "too early"));
      assertThat(early.statusCode()).isEqualTo(503);
      assertThat(early.headers().firstValue("Retry-After")).isPresent();

      store.close();
      world.ready();
      HttpResponse<String> answer = gateway.send(gateway.predict(tenant, key, "in time"));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }

  @Test
  void a_base_model_that_does_not_open_keeps_no_other_from_serving() throws Exception {
    new BaseModelStore(baseModels).install();
    LargeModel.write(baseModels.resolve("large"));
    Map<String, String> settings =
        Map.of(
            "ATTUNE_BASE_MODELS_DIR",
            baseModels.toString(),
            "ATTUNE_SERVING_BACKEND",
            "onnx-runtime");
    try (TestDatabase database = TestDatabase.create();
        PackagedGateway gateway = start("large", database, settings)) {
      World world = gateway.world(database.jdbcUrl(DatabaseRole.SUPERUSER), artifacts, baseModels);
      world.ready();
      Tenant served = deployed(world, "minilm-l6-en");
      Tenant unserved = deployed(world, "large");

      HttpResponse<String> answer =
          gateway.send(gateway.predict(served, world.key(served), "all is well"));
      HttpResponse<String> refusal =
          gateway.send(gateway.predict(unserved, world.key(unserved), "too large"));

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(refusal.statusCode()).as(refusal.body()).isEqualTo(503);
      assertThat(refusal.body())
          .contains(
              "its base model large is too large for ONNX Runtime; a gateway with a GPU can serve it.");
    }
  }

  @Test
  void on_sigterm_it_is_ready_no_more_answers_what_it_accepted_and_ends_by_itself()
      throws Exception {
    try (TestDatabase database = TestDatabase.create();
        PackagedGateway gateway =
            start("sigterm", database, Map.of("QUARKUS_SHUTDOWN_DELAY", "10s"))) {
      World world = gateway.world(database.jdbcUrl(DatabaseRole.SUPERUSER), artifacts);
      world.ready();
      Tenant tenant = deployed(world);
      String key = world.key(tenant);
      HttpRequest.Builder request =
          gateway.predict(
              tenant,
              key,
              Collections.nCopies(TEXTS, "nobody told me about it ".repeat(8))
                  .toArray(String[]::new));
      assertThat(gateway.send(request).statusCode()).isEqualTo(200);
      double runsBefore = runs(gateway);

      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < REQUESTS; i++) {
        answers.add(gateway.sendAsync(request));
      }
      Awaitility.await()
          .atMost(PackagedGateway.PATIENCE)
          .pollInterval(Duration.ofMillis(10))
          .until(() -> runs(gateway) > runsBefore);
      gateway.terminate();
      assertThat(answers).as("requests in flight").anyMatch(answer -> !answer.isDone());
      Awaitility.await()
          .pollInterval(Duration.ofMillis(10))
          .until(() -> gateway.status("/q/health/ready") == 503);
      int late = gateway.send(gateway.predict(tenant, key, "still coming in")).statusCode();

      ObjectMapper json = new ObjectMapper();
      for (CompletableFuture<HttpResponse<String>> answer : answers) {
        assertThat(answer.join().statusCode()).isEqualTo(200);
        assertThat(json.readTree(answer.join().body()).get("predictions")).hasSize(TEXTS);
      }
      assertThat(late).as("while load balancers learn of it").isEqualTo(200);
      assertThat(gateway.ended()).isZero();
      assertThat(texts(world, tenant))
          .as("metered before the end")
          .isEqualTo((long) TEXTS * (REQUESTS + 1) + 1);
    }
  }

  @Test
  void after_sigkill_under_load_usage_is_what_clients_got_but_for_the_last_seconds()
      throws Exception {
    try (TestDatabase database = TestDatabase.create()) {
      Tenant tenant;
      World world;
      String key;
      long metered;
      try (PackagedGateway gateway = start("sigkill", database, Map.of())) {
        world = gateway.world(database.jdbcUrl(DatabaseRole.SUPERUSER), artifacts);
        world.ready();
        tenant = deployed(world);
        key = world.key(tenant);
        try (Load load = new Load(gateway, tenant, key)) {
          long first = awaitMore(world, tenant, 0);
          long second = awaitMore(world, tenant, first);
          Awaitility.await()
              .atMost(PackagedGateway.PATIENCE)
              .until(() -> load.acknowledged() > second);
          long killedAt = System.nanoTime();
          gateway.kill();
          load.end();

          metered = texts(world, tenant);
          assertThat(metered)
              .as("counted twice")
              .isLessThanOrEqualTo(load.acknowledged() + load.inFlight());
          assertThat(metered)
              .as("lost")
              .isGreaterThanOrEqualTo(
                  load.acknowledgedBefore(killedAt - MOST_THAT_MAY_BE_LOST.toNanos()));
        }
      }
      try (PackagedGateway gateway = start("sigkill-again", database, Map.of())) {
        gateway.world(database.jdbcUrl(DatabaseRole.SUPERUSER), artifacts).ready();
        for (int i = 0; i < 5; i++) {
          assertThat(gateway.send(gateway.predict(tenant, key, "a", "b c")).statusCode())
              .isEqualTo(200);
        }
        gateway.terminate();
        assertThat(gateway.ended()).isZero();
      }
      assertThat(texts(world, tenant)).as("goes on from there").isEqualTo(metered + 10);
      assertThat(world.one("select texts from usage_monthly where tenant_id = ?", tenant.id()))
          .as("the month's sum")
          .isEqualTo(metered + 10);
    }
  }

  private PackagedGateway start(String name, TestDatabase database, Map<String, String> more)
      throws IOException {
    return new PackagedGateway(
        name,
        PackagedGateway.login(
            database.jdbcUrl(),
            DatabaseRole.GATEWAY.user(),
            database.password(DatabaseRole.GATEWAY)),
        artifacts,
        more);
  }

  private static Tenant deployed(World world) {
    return deployed(world, "minilm-l6-en");
  }

  private static Tenant deployed(World world, String base) {
    Tenant tenant = world.tenant();
    world.version(tenant, "m", 1, Adapters.lora(world.base(base), Client.labelsOf("v1"), 1));
    world.deploy(tenant, "m", 1);
    return tenant;
  }

  private static long awaitMore(World world, Tenant tenant, long than) {
    Awaitility.await().atMost(PackagedGateway.PATIENCE).until(() -> texts(world, tenant) > than);
    return texts(world, tenant);
  }

  private static long texts(World world, Tenant tenant) {
    return (long)
        world.one(
            "select coalesce(sum(texts), 0)::bigint from usage_daily where tenant_id = ?",
            tenant.id());
  }

  private static double runs(PackagedGateway gateway) throws IOException, InterruptedException {
    Matcher matcher = RUNS.matcher(gateway.get("/q/metrics"));
    return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
  }
}
