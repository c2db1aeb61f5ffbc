package dev.attune.api.tenants;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.TrainedTenant;
import dev.attune.api.testing.Worker;
import dev.attune.data.artifacts.ArtifactStore;
import dev.attune.data.artifacts.Folders;
import dev.attune.data.artifacts.JobKeys;
import dev.attune.local.testing.TestUser;
import dev.attune.local.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.OrganizationsResource;
import org.keycloak.representations.idm.MemberRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;

@QuarkusTest
class TenantsTest {
  @Inject Keycloak keycloak;
  @Inject ArtifactStore artifacts;

  @ConfigProperty(name = "attune.artifacts.dir")
  Path store;

  @Test
  void whoever_is_signed_in_makes_a_tenant_and_owns_it() {
    TestTenant tenant = TestTenant.create();

    Response mine = tenant.asOwner().get("/api/v1/tenants");

    assertThat(mine.jsonPath().getList("items.slug")).containsExactly(tenant.slug());
    assertThat(mine.jsonPath().getList("items.role")).containsExactly("owner");
  }

  @Test
  void an_organization_stands_behind_the_tenant_with_its_owner_in_it() {
    TestTenant tenant = TestTenant.create();

    OrganizationRepresentation organization = organization(tenant.slug());

    assertThat(organization.getAlias()).isEqualTo(tenant.slug());
    String id = Worker.look("select organization_id from tenant where slug = ?", tenant.slug());
    assertThat(organization.getId()).isEqualTo(id);
    assertThat(organizations().get(id).toRepresentation().getAttributes().get("tenant_id"))
        .containsExactly(Worker.tenantId(tenant.slug()).toString());
    assertThat(organizations().get(id).members().getAll())
        .extracting(MemberRepresentation::getEmail)
        .containsExactly(tenant.owner().email());
  }

  @Test
  void a_taken_slug_is_a_conflict() {
    TestTenant tenant = TestTenant.create();

    assertProblem(create(Tokens.newUser(), tenant.slug()), 409).detail("taken");
  }

  @Test
  void a_slug_must_be_fit_for_a_url_and_not_be_reserved() {
    TestUser user = Tokens.newUser();

    for (String slug : List.of("Upper", "a b", "-a", "a-", "a".repeat(64), "ä")) {
      assertProblem(create(user, slug), 422).field("slug", "lower-case");
    }
    assertProblem(create(user, "q"), 422).field("slug", "reserved");
  }

  @Test
  void what_is_left_of_a_creation_that_broke_off_makes_way_for_the_next() {
    String slug = newSlug();
    organizations().create(named(slug, slug)).close();
    String leftOver = organization(slug).getId();

    assertThat(create(Tokens.newUser(), slug).statusCode()).isEqualTo(201);

    assertThat(organization(slug).getId()).isNotEqualTo(leftOver);
  }

  @Test
  void when_keycloak_fails_nothing_is_stored() {
    String slug = newSlug();
    organizations().create(named(slug, "alias-of-" + slug)).close();

    assertProblem(create(Tokens.newUser(), slug), 503).detail("Nothing was changed");

    assertThat(Worker.look("select count(*) from tenant where slug = ?", slug)).isEqualTo("0");
  }

  @Test
  void the_owner_changes_name_and_language() {
    TestTenant tenant = TestTenant.create();

    Response changed = tenant.sending(Map.of("name", "名字", "locale", "zh")).patch(tenant.path(""));

    assertThat(changed.jsonPath().getString("name")).isEqualTo("名字");
    assertThat(tenant.asOwner().get(tenant.path("")).jsonPath().getString("locale"))
        .isEqualTo("zh");
    assertProblem(tenant.sending(Map.of("name", "  ")).patch(tenant.path("")), 422)
        .field("name", "blank");
  }

  @Test
  void the_owner_decides_how_models_are_served() {
    TestTenant tenant = TestTenant.create();
    JsonPath before = tenant.asOwner().get(tenant.path("")).jsonPath();
    assertThat(before.getDouble("serving.int8MaxLoss")).isEqualTo(0.005);
    assertThat(before.getLong("serving.answerCacheBytes")).isZero();

    JsonPath changed =
        tenant
            .sending(Map.of("serving", Map.of("int8MaxLoss", 0.01)))
            .patch(tenant.path(""))
            .jsonPath();
    assertThat(changed.getDouble("serving.int8MaxLoss")).isEqualTo(0.01);
    assertThat(changed.getLong("serving.answerCacheBytes")).isZero();
    tenant.sending(Map.of("serving", Map.of("answerCacheBytes", 1_000_000))).patch(tenant.path(""));
    JsonPath after = tenant.asOwner().get(tenant.path("")).jsonPath();
    assertThat(after.getDouble("serving.int8MaxLoss")).isEqualTo(0.01);
    assertThat(after.getLong("serving.answerCacheBytes")).isEqualTo(1_000_000);
    assertProblem(
            tenant.sending(Map.of("serving", Map.of("int8MaxLoss", 2))).patch(tenant.path("")), 422)
        .field("serving.int8MaxLoss", "less");
  }

  @Test
  void deleting_a_tenant_destroys_rows_keys_artifacts_and_organization(@TempDir Path folder)
      throws IOException {
    TestTenant tenant = TestTenant.create();
    UUID id = Worker.tenantId(tenant.slug());
    Worker.register();
    tenant.dataset("feelings", "joy", "anger");
    tenant.uploadCsv("feelings", "text,label\nI could sing,joy\n");
    Files.writeString(folder.resolve("adapter.json"), "{}");
    String key = id + "/model/1-run";
    var stored = artifacts.store(key, folder);
    Path files = artifacts.fetch(key, stored);
    String exportKey = id + "/model/1-export";
    Path exported = artifacts.fetch(exportKey, artifacts.store(exportKey, folder));
    String checkpoint = id + "/run";
    artifacts.keep(checkpoint, out -> out.write(1));
    Worker.run("owner", id, "insert into model (name, latest_version) values ('m', 1)");
    Worker.run(
        "worker",
        id,
        """
        insert into model_version (model_id, number, base_model, method, task, metrics, lineage, artifact, artifact_files)
        select id, 1, 'tiny-en', 'lora', '{}', '{}', '{}', ?, '{}' from model
        """,
        key);
    Worker.run(
        "owner",
        id,
        """
        insert into version_export (version_id, requested_by, state, artifact, file, bytes, sha256)
        select id, 'o', 'succeeded', ?, 'adapter.json', 2, repeat('0', 64) from model_version
        """,
        exportKey);

    assertThat(tenant.asOwner().delete(tenant.path("")).statusCode()).isEqualTo(204);

    assertProblem(tenant.asOwner().get(tenant.path("")), 404);
    assertThat(Worker.look("select count(*) from tenant where id = ?", id)).isEqualTo("0");
    assertThat(Worker.look("select count(*) from example where tenant_id = ?", id)).isEqualTo("0");
    assertThat(files).doesNotExist();
    assertThat(exported).doesNotExist();
    assertThat(artifacts.kept(checkpoint)).isEmpty();
    assertThat(organizations().search(tenant.slug(), true, 0, 1)).isEmpty();
  }

  @Test
  void deleting_a_tenant_deletes_files_that_no_row_names(@TempDir Path folder) throws IOException {
    TestTenant tenant = TestTenant.create();
    UUID id = Worker.tenantId(tenant.slug());
    UUID run = UUID.randomUUID();
    Files.writeString(folder.resolve("adapter.json"), "{}");
    String attempt = JobKeys.of(id, UUID.randomUUID(), run, 1);
    Path stored = artifacts.fetch(attempt, artifacts.store(attempt, folder));
    Files.createDirectory(stored.resolveSibling(".incoming-" + run + "-2~" + UUID.randomUUID()));

    assertThat(tenant.asOwner().delete(tenant.path("")).statusCode()).isEqualTo(204);

    try (Stream<Path> left = Files.list(store)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith(id.toString()));
    }
  }

  @Test
  void a_deletion_waits_for_what_a_worker_is_writing() throws Exception {
    TrainedTenant trained = TrainedTenant.create();
    TestTenant tenant = trained.tenant();
    UUID run = trained.run();
    try (Connection worker = Worker.connect("superuser");
        ExecutorService other = Executors.newSingleThreadExecutor()) {
      worker.setAutoCommit(false);
      execute(worker, "select from job where run_id = '%s' for update".formatted(run));
      Future<Response> deletion = other.submit(() -> tenant.asOwner().delete(tenant.path("")));
      awaitWaiting("select id from job%");

      execute(
          worker,
          """
          insert into training_event (tenant_id, run_id, seq, kind, payload)
          values ('%s', '%s', 1000, 'log', '{}')
          """
              .formatted(trained.id(), run));
      worker.commit();

      assertThat(deletion.get().statusCode()).isEqualTo(204);
    }
    assertThat(Worker.look("select count(*) from training_event where run_id = ?", run))
        .isEqualTo("0");
  }

  @Test
  void who_comes_while_a_tenant_is_deleted_does_not_stop_it() throws Exception {
    TestTenant tenant = TestTenant.create();
    String dataset = tenant.dataset("feelings", "joy", "anger");
    tenant.uploadCsv(dataset, "text\nwe sing\n").then().statusCode(200);
    try (Connection slow = Worker.connect("superuser");
        ExecutorService others = Executors.newCachedThreadPool()) {
      slow.setAutoCommit(false);
      execute(slow, "select from example where dataset_id = '%s' for update".formatted(dataset));
      Future<Response> deletion = others.submit(() -> tenant.asOwner().delete(tenant.path("")));
      awaitWaiting("delete from tenant%");
      Future<Response> upload = others.submit(() -> tenant.uploadCsv(dataset, "text\nwe shout\n"));
      awaitWaiting("%pg_advisory_xact_lock%");
      slow.commit();

      assertThat(deletion.get().statusCode()).isEqualTo(204);
      assertThat(upload.get().statusCode()).isBetween(400, 499);
    }
  }

  private static void awaitWaiting(String query) {
    await()
        .until(
            () ->
                Worker.look(
                        """
                        select count(*) from pg_stat_activity
                         where wait_event_type = 'Lock' and query like ?
                        """,
                        query)
                    .equals("1"));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void a_deletion_that_stops_half_way_says_so_and_can_be_asked_for_again() throws IOException {
    TestTenant tenant = TestTenant.create();
    UUID id = Worker.tenantId(tenant.slug());
    Path folder = Files.createDirectories(deep(store.resolve(id.toString())));
    Path elsewhere = store.resolve("elsewhere-" + id);
    Files.createDirectories(deep(elsewhere));
    Path tooDeep = Files.move(elsewhere, folder.resolve("below"));
    try {
      assertProblem(tenant.asOwner().delete(tenant.path("")), 503)
          .detail("part of it is gone for good");
      assertThat(organizations().search(tenant.slug(), true, 0, 1)).isEmpty();
      assertThat(tenant.asOwner().get(tenant.path("")).statusCode()).isEqualTo(200);

      Files.move(tooDeep, elsewhere);
      assertThat(tenant.asOwner().delete(tenant.path("")).statusCode()).isEqualTo(204);

      assertProblem(tenant.asOwner().get(tenant.path("")), 404);
      assertThat(folder).doesNotExist();
    } finally {
      Folders.delete(elsewhere);
    }
  }

  /** A path under which another as deep is longer than the system allows a path to be. */
  private static Path deep(Path folder) {
    Path deep = folder;
    for (int i = 0; i < 12; i++) {
      deep = deep.resolve("d".repeat(200));
    }
    return deep;
  }

  private static Response create(TestUser user, String slug) {
    return TestTenant.as(user.token())
        .contentType(ContentType.JSON)
        .body(Map.of("slug", slug, "name", "A name", "locale", "en"))
        .post("/api/v1/tenants");
  }

  private static String newSlug() {
    return "t-" + UUID.randomUUID().toString().substring(0, 13);
  }

  private static OrganizationRepresentation named(String name, String alias) {
    OrganizationRepresentation organization = new OrganizationRepresentation();
    organization.setName(name);
    organization.setAlias(alias);
    return organization;
  }

  private OrganizationRepresentation organization(String slug) {
    return organizations().search(slug, true, 0, 1).getFirst();
  }

  private OrganizationsResource organizations() {
    return keycloak.realm("attune").organizations();
  }
}
