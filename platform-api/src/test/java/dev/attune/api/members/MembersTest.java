package dev.attune.api.members;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.TestTenant;
import dev.attune.api.testing.Worker;
import dev.attune.local.testing.TestUser;
import dev.attune.local.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.MemberRepresentation;

@QuarkusTest
class MembersTest {
  @Inject Keycloak keycloak;

  @Test
  void an_invitation_is_taken_up_by_the_first_sign_in() {
    TestTenant tenant = TestTenant.create();
    TestUser invited = tenant.add("annotator");
    assertThat(status(tenant, invited.email())).isEqualTo("invited");

    Response seen = TestTenant.as(invited.token()).get(tenant.path(""));

    assertThat(seen.jsonPath().getString("role")).isEqualTo("annotator");
    assertThat(status(tenant, invited.email())).isEqualTo("active");
  }

  @Test
  void who_exists_already_is_added_to_the_organization_and_taken_out_again() {
    TestTenant tenant = TestTenant.create();
    TestUser invited = tenant.add("manager");
    assertThat(inOrganization(tenant)).contains(invited.email());

    tenant.asOwner().delete(tenant.path("/members/" + id(tenant, invited.email())));

    assertThat(inOrganization(tenant)).doesNotContain(invited.email());
  }

  @Test
  void who_registers_after_the_invitation_takes_it_up_and_joins_the_organization() {
    TestTenant tenant = TestTenant.create();
    String email = "later-" + UUID.randomUUID() + "@test.example";
    tenant.sending(Map.of("email", email, "role", "auditor")).post(tenant.path("/members"));

    String token = Tokens.newUser(email);

    assertThat(TestTenant.as(token).get(tenant.path("")).statusCode()).isEqualTo(200);
    assertThat(inOrganization(tenant)).contains(email);
  }

  @Test
  void an_address_is_invited_once_whatever_its_case() {
    TestTenant tenant = TestTenant.create();
    TestUser invited = tenant.add("annotator");

    Response again =
        tenant
            .sending(
                Map.of(
                    "email", invited.email().toUpperCase(java.util.Locale.ROOT), "role", "manager"))
            .post(tenant.path("/members"));

    assertProblem(again, 409).detail(invited.email());
  }

  @Test
  void bad_addresses_and_roles_are_refused_by_name() {
    TestTenant tenant = TestTenant.create();

    assertProblem(
            tenant
                .sending(Map.of("email", "nobody", "role", "annotator"))
                .post(tenant.path("/members")),
            422)
        .field("email", "email");
    assertProblem(
            tenant
                .sending(Map.of("email", "a@b.example", "role", "king"))
                .post(tenant.path("/members")),
            422)
        .field("role", "one of");
  }

  @Test
  void the_last_owner_can_neither_leave_nor_be_demoted() {
    TestTenant tenant = TestTenant.create();
    tenant.add("owner"); // Invited only: nobody has signed in as this one.
    String path = tenant.path("/members/" + id(tenant, tenant.owner().email()));

    assertProblem(tenant.asOwner().delete(path), 409).detail("last owner");
    assertProblem(tenant.sending(Map.of("role", "manager")).patch(path), 409).detail("last owner");
  }

  @Test
  void two_owners_who_remove_each_other_at_once_leave_one() throws Exception {
    TestTenant tenant = TestTenant.create();
    TestUser other = tenant.add("owner");
    TestTenant.as(other.token()).get(tenant.path(""));
    String first = tenant.path("/members/" + id(tenant, tenant.owner().email()));
    String second = tenant.path("/members/" + id(tenant, other.email()));

    try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> one = () -> tenant.asOwner().delete(second).statusCode();
      Callable<Integer> two = () -> TestTenant.as(other.token()).delete(first).statusCode();
      for (Future<Integer> done : both.invokeAll(List.of(one, two))) {
        assertThat(done.get()).isIn(204, 403, 404, 409);
      }
    }

    assertThat(
            Worker.look(
                "select count(*) from member where tenant_id = ? and role = 'owner'",
                Worker.tenantId(tenant.slug())))
        .isEqualTo("1");
  }

  @Test
  void a_removed_member_sees_nothing_any_more() {
    TestTenant tenant = TestTenant.create();
    TestUser manager = tenant.add("manager");
    assertThat(TestTenant.as(manager.token()).get(tenant.path("")).statusCode()).isEqualTo(200);

    Response removed =
        tenant.asOwner().delete(tenant.path("/members/" + id(tenant, manager.email())));

    assertThat(removed.statusCode()).isEqualTo(204);
    assertProblem(TestTenant.as(manager.token()).get(tenant.path("")), 404);
  }

  @Test
  void a_changed_role_holds_from_the_next_request_on() {
    TestTenant tenant = TestTenant.create();
    TestUser user = tenant.add("annotator");
    assertProblem(TestTenant.as(user.token()).get(tenant.path("/usage")), 403);

    tenant
        .sending(Map.of("role", "manager"))
        .patch(tenant.path("/members/" + id(tenant, user.email())));

    assertThat(TestTenant.as(user.token()).get(tenant.path("/usage")).statusCode()).isEqualTo(200);
  }

  @Test
  void members_come_in_pages() {
    TestTenant tenant = TestTenant.create();
    tenant.add("annotator");
    tenant.add("auditor");

    Response first = tenant.asOwner().get(tenant.path("/members?limit=2"));
    Response second =
        tenant
            .asOwner()
            .queryParam("after", first.jsonPath().getString("next"))
            .get(tenant.path("/members"));

    assertThat(first.jsonPath().getList("items")).hasSize(2);
    assertThat(second.jsonPath().getList("items.role")).containsExactly("auditor");
    assertThat(second.jsonPath().getString("next")).isNull();
    assertProblem(tenant.asOwner().get(tenant.path("/members?limit=0")), 400).field("limit", "1");
    assertProblem(tenant.asOwner().get(tenant.path("/members?after=x")), 400)
        .field("after", "next");
  }

  private static String id(TestTenant tenant, String email) {
    return member(tenant, email, "id");
  }

  private static String status(TestTenant tenant, String email) {
    return member(tenant, email, "status");
  }

  private static String member(TestTenant tenant, String email, String field) {
    return tenant
        .asOwner()
        .get(tenant.path("/members"))
        .jsonPath()
        .getString("items.find { it.email == '" + email + "' }." + field);
  }

  private List<String> inOrganization(TestTenant tenant) {
    String id = Worker.look("select organization_id from tenant where slug = ?", tenant.slug());
    return keycloak.realm("attune").organizations().get(id).members().getAll().stream()
        .map(MemberRepresentation::getEmail)
        .toList();
  }
}
