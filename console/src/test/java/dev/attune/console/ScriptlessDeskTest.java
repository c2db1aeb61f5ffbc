package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.attune.console.testing.AnnotatedOrganisation;
import dev.attune.console.testing.ApiCalls;
import dev.attune.console.testing.Browsers;
import dev.attune.console.testing.PlatformResource;
import dev.attune.local.testing.TestUser;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The page on which people annotate, before its script has come or where none runs. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptlessDeskTest {

  private final AnnotatedOrganisation desk = new AnnotatedOrganisation();
  private final TestUser ling = desk.ling();
  private final Browsers browsers = new Browsers();
  private Page page;

  @BeforeAll
  void signIn() {
    Page signing = browsers.english();
    Browsers.signIn(signing, ling.email());
    page =
        browsers.open(
            new Browser.NewContextOptions()
                .setJavaScriptEnabled(false)
                .setStorageState(signing.context().storageState()));
    signing.context().close();
  }

  @AfterAll
  void close() {
    browsers.close();
  }

  @Test
  void without_its_script_the_page_is_a_form() {
    String dataset =
        desk.dataset("plain", "{\"type\":\"single-label\",\"labels\":[\"joy\",\"anger\"]}");
    desk.upload(dataset, 2);
    desk.plan(dataset);
    page.navigate(desk.page(dataset, "annotate"));
    page.locator("input[value=anger]").check();
    page.locator("[data-do=next]").click();

    assertThat(page.locator("#desk-text")).hasText("text number 1");
    page.locator("[data-do=next]").click();
    assertThat(page.locator(".alert-danger").first()).isVisible();
  }

  @Test
  void without_its_script_nothing_marked_is_no_answer() {
    String dataset = desk.dataset("unmarked", "{\"type\":\"token\",\"labels\":[\"person\"]}");
    desk.upload(dataset, 2);
    desk.plan(dataset);
    page.navigate(desk.page(dataset, "annotate"));
    assertThat(page.locator("[data-do=next]")).isDisabled();
    assertThat(page.content()).contains("You can only skip these texts.");
    page.locator("#note").fill("cannot mark it");
    page.locator("#note").press("Enter");
    page.locator("[data-do=skip]").click();
    assertThat(page.locator("#desk-text")).hasText("text number 1");

    JsonNode answers =
        new ApiCalls(ling.token())
            .get(desk.at("/datasets/" + dataset + "/annotation/answers"))
            .get("items");
    assertThat(answers.size()).isEqualTo(1);
    assertThat(answers.at("/0/skip").asText()).isEqualTo("unclear");
    assertThat(answers.at("/0/text").asText()).isEqualTo("text number 0");
  }

  @Test
  void what_was_refused_without_the_script_stands_there_again() {
    String dataset =
        desk.dataset(
            "half",
            "{\"type\":\"joint\",\"outputs\":[{\"name\":\"feeling\",\"type\":\"single-label\",\"labels\":[\"joy\",\"anger\"]},{\"name\":\"mood\",\"type\":\"regression\",\"outputs\":[{\"name\":\"stress\",\"min\":0,\"max\":10}]}]}");
    desk.upload(dataset, 2);
    desk.plan(dataset);
    page.navigate(desk.page(dataset, "annotate"));
    page.locator("input[value=anger]").check();
    page.locator("input[name=flag]").check();
    page.locator("#note").fill("not sure");
    page.locator("[data-do=next]").click();

    assertThat(page.locator(".alert-danger").first()).containsText("mood");
    assertThat(page.locator("input[value=anger]")).isChecked();
    assertThat(page.locator("input[name=flag]")).isChecked();
    assertThat(page.locator("#note")).hasValue("not sure");
  }
}
