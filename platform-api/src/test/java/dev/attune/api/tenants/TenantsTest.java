package dev.attune.api.tenants;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.Worker;
import dev.attune.local.testing.TestUser;
import dev.attune.local.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.OrganizationsResource;
import org.keycloak.representations.idm.MemberRepresentation;
import org.keycloak.representations.idm.OrganizationRepresentation;

@QuarkusTest
class TenantsTest {
  @Inject Keycloak keycloak;

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
