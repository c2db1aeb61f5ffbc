package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.console.testing.ApiCalls;
import dev.attune.console.testing.PlatformResource;
import dev.attune.console.testing.Scriptless;
import dev.attune.local.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the form about an organisation leaves as it was. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
class OrganisationFormTest {

  @Test
  void a_new_name_changes_nothing_about_how_models_are_served() {
    var owner = Tokens.newUser();
    var api = new ApiCalls(owner.token());
    var slug = "renamed-" + UUID.randomUUID().toString().substring(0, 8);
    var tenant = "/tenants/" + slug;
    api.post(
        "/tenants", "{\"slug\":\"%s\",\"name\":\"Harbour\",\"locale\":\"en\"}".formatted(slug));
    api.patch(tenant, "{\"serving\":{\"int8MaxLoss\":0.00333,\"answerCacheBytes\":1000000}}");

    Scriptless.as(
        owner,
        page -> {
          page.navigate("/" + slug + "/settings");
          page.fill("#f-name", "Harbour Counselling");
          Scriptless.enter(page, "main button:has-text('Save')");
          assertThat(page.locator(".alert-success")).isVisible();
        });

    var saved = api.get(tenant);
    assertThat(saved.path("name").asText()).isEqualTo("Harbour Counselling");
    assertThat(saved.at("/serving/answerCacheBytes").asLong()).isEqualTo(1_000_000);
    assertThat(saved.at("/serving/int8MaxLoss").asDouble()).isEqualTo(0.00333);
  }
}
