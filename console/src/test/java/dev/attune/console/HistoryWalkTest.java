package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.attune.console.testing.AnnotatedOrganisation;
import dev.attune.console.testing.ApiCalls;
import dev.attune.console.testing.Browsers;
import dev.attune.console.testing.Pictures;
import dev.attune.console.testing.PlatformResource;
import dev.attune.local.testing.TestUser;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What reviewers do beyond taking an answer: answer themselves, look back, and restore. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryWalkTest {
  private static final String FEELINGS =
      "{\"type\":\"single-label\",\"labels\":[\"joy\",\"anger\"]}";

  private final AnnotatedOrganisation desk = new AnnotatedOrganisation();
  private final ApiCalls api = desk.api();
  private final Browsers browsers = new Browsers();

  @AfterAll
  void close() {
    browsers.close();
  }

  /** A data set of one text, which Kim has before her. */
  private String dataset(String name, String task, String text) {
    String dataset = desk.dataset(name, task);
    api.post(
        desk.at("/datasets/" + dataset + "/examples"),
        "application/x-ndjson",
        "{\"text\":\"" + text + "\"}\n");
    desk.plan(dataset);
    return dataset;
  }

  /** What Kim says of the only text; its id. */
  private String answered(String dataset, String body) {
    ApiCalls kim = new ApiCalls(desk.kim().token());
    String annotation = desk.at("/datasets/" + dataset + "/annotation");
    String example =
        kim.post(annotation + "/work", "{\"items\":1}").at("/items/0/example").asText();
    kim.put(annotation + "/examples/" + example + "/answer", body);
    return example;
  }

  private JsonNode item(String dataset, String example) {
    return api.get(desk.at("/datasets/" + dataset + "/annotation/examples/" + example));
  }

  @Test
  void a_reviewer_answers_by_keys_looks_at_the_history_and_restores_what_was_said() {
    String dataset = dataset("calm", FEELINGS, "I could sing");
    String example =
        answered(dataset, "{\"answer\":{\"label\":\"joy\"},\"note\":\"or irony?\",\"flag\":true}");
    Page page = signedIn(desk.owner());
    page.navigate(desk.page(dataset, "review") + "?status=decided");

    page.keyboard().press("ArrowDown");
    page.keyboard().press("o");
    assertThat(page.locator("#another-text")).hasText("I could sing");
    assertThat(page.locator("input[value=joy]")).isChecked();
    page.keyboard().press("2");
    page.keyboard().press("Enter");
    assertThat(page.locator(".alert-success")).isVisible();
    assertThat(item(dataset, example).at("/decision/label").asText()).isEqualTo("anger");

    assertThat(page.locator("[data-history] kbd")).isVisible();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("h");
    Locator entries = page.locator(".history > li");
    assertThat(entries).hasCount(3);
    assertThat(entries.first()).containsText("Decided");
    assertThat(entries.first()).containsText(desk.owner().email());
    assertThat(entries.last()).containsText("or irony?");
    assertThat(entries.last()).containsText("Flagged for a reviewer");
    Pictures.keep(page, "annotation-history");
    assertThat(entries.first().locator("a")).hasCount(0);

    entries.last().locator("a").click();
    assertThat(page.locator("main h1")).hasText("Restore this?");
    assertThat(page.locator("main .card")).containsText(desk.kim().email());
    Pictures.keep(page, "annotation-restore");
    page.locator("main button[type=submit]").click();

    assertThat(page.locator(".alert-success")).hasText("It is restored.");
    assertThat(entries).hasCount(4);
    assertThat(entries.first()).containsText("Restored");
    assertThat(entries.first()).containsText(desk.kim().email());
    assertThat(item(dataset, example).at("/decision/label").asText()).isEqualTo("joy");
    page.context().close();
  }

  @Test
  void what_has_changed_meanwhile_is_not_restored_over() {
    String dataset = dataset("meanwhile", FEELINGS, "I could sing");
    String example = answered(dataset, "{\"answer\":{\"label\":\"joy\"}}");
    String decision =
        desk.at("/datasets/" + dataset + "/annotation/examples/" + example + "/decision");
    api.put(decision, "{\"answer\":{\"label\":\"anger\"}}");
    Page page = signedIn(desk.owner());
    page.navigate(desk.page(dataset, "review/" + example + "/history"));
    page.locator(".history > li a").last().click();
    assertThat(page.locator("main h1")).isVisible();

    api.put(decision, "{\"answer\":{\"label\":\"anger\"}}");
    page.locator("main button[type=submit]").click();

    assertThat(page.locator(".alert-danger")).containsText("meanwhile");
    assertThat(page.locator(".history > li")).hasCount(4);
    assertThat(item(dataset, example).at("/decision/label").asText()).isEqualTo("anger");
    page.context().close();
  }

  @Test
  void where_everybody_skipped_a_reviewer_answers_all_questions_of_a_joint_task() {
    String dataset =
        dataset(
            "joint",
            "{\"type\":\"joint\",\"outputs\":[{\"name\":\"feeling\",\"type\":\"single-label\",\"labels\":[\"joy\",\"anger\"]},{\"name\":\"names\",\"type\":\"token\",\"labels\":[\"person\"]},{\"name\":\"mood\",\"type\":\"regression\",\"outputs\":[{\"name\":\"stress\",\"min\":0,\"max\":10}]}]}",
            "Nora sings");
    String example = answered(dataset, "{\"skip\":\"unclear\"}");
    Page page = signedIn(desk.owner());
    page.navigate(desk.page(dataset, "review") + "?status=open");

    page.keyboard().press("o");
    assertThat(page.locator("#another-text")).hasText("Nora sings");
    assertThat(page.locator("#another [type=submit]")).isEnabled();
    page.keyboard().press("1");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("3");
    assertThat(page.locator(".span-list bdi")).hasText("Nora");
    page.keyboard().press("Enter");
    assertThat(page.locator("#another-wrong")).containsText("whole answer");
    page.locator("[data-scale=stress]").fill("2.5");
    page.locator("[data-scale=stress]").press("Enter");

    assertThat(page.locator(".alert-success")).isVisible();
    JsonNode decided = item(dataset, example).at("/decision/outputs");
    assertThat(decided.at("/feeling/label").asText()).isEqualTo("joy");
    assertThat(decided.at("/names/entities").toString())
        .isEqualTo("[{\"end\":4,\"label\":\"person\",\"start\":0}]");
    assertThat(decided.at("/mood/values/stress").asDouble()).isEqualTo(2.5);
    page.context().close();
  }

  @Test
  void an_answer_that_is_nearly_right_is_begun_with() {
    String dataset =
        dataset("names", "{\"type\":\"token\",\"labels\":[\"person\",\"place\"]}", "Nora in Leeds");
    String example =
        answered(
            dataset, "{\"answer\":{\"entities\":[{\"start\":0,\"end\":4,\"label\":\"person\"}]}}");
    api.post(
        desk.at("/datasets/" + dataset + "/annotation/examples/" + example + "/return"),
        "{\"annotator\":\"%s\",\"note\":\"And Leeds?\"}".formatted(desk.kim().email()));
    Page page = signedIn(desk.owner());
    page.navigate(desk.page(dataset, "review/" + example + "/another"));
    assertThat(page.locator(".span-list li")).hasCount(0);

    page.locator("[data-begin]").click();
    assertThat(page.locator(".span-list li")).hasCount(1);
    page.keyboard().press("ArrowLeft");
    page.keyboard().press("2");
    page.keyboard().press("Enter");

    assertThat(page.locator(".alert-success")).isVisible();
    assertThat(item(dataset, example).at("/decision/entities").toString())
        .isEqualTo(
            "[{\"end\":4,\"label\":\"person\",\"start\":0},{\"end\":13,\"label\":\"place\",\"start\":8}]");
    page.context().close();
  }

  @Test
  void without_scripts_the_answer_is_a_form() {
    String dataset =
        dataset(
            "plain", "{\"type\":\"multi-label\",\"labels\":[\"joy\",\"anger\",\"fear\"]}", "oh");
    String example = answered(dataset, "{\"answer\":{\"labels\":[\"joy\"]}}");
    Page signing = signedIn(desk.owner());
    Page page =
        browsers.open(
            new Browser.NewContextOptions()
                .setJavaScriptEnabled(false)
                .setStorageState(signing.context().storageState()));
    page.navigate(desk.page(dataset, "review") + "?status=decided");
    page.locator("[data-own]").click();
    page.locator("input[value=anger]").check();
    page.locator("input[value=fear]").check();
    page.locator("#another button[type=submit]").click();

    assertThat(page.locator(".alert-success")).isVisible();
    assertThat(item(dataset, example).at("/decision/labels").toString())
        .isEqualTo("[\"anger\",\"fear\"]");
    page.context().close();
    signing.context().close();
  }

  @Test
  void what_came_of_an_answer_that_was_sent_back_is_shown_in_both_languages_on_a_small_phone() {
    String dataset = dataset("returned", FEELINGS, "I could sing");
    String example = answered(dataset, "{\"answer\":{\"label\":\"joy\"}}");
    api.post(
        desk.at("/datasets/" + dataset + "/annotation/examples/" + example + "/return"),
        "{\"annotator\":\"%s\",\"note\":\"Really?\"}".formatted(desk.kim().email()));
    Page signing = signedIn(desk.owner());
    signing.navigate(desk.page(dataset, "review") + "?status=returned");
    Locator returned = signing.locator(".review-answers li").last();
    assertThat(returned).containsText("Sent back to " + desk.kim().email());
    assertThat(returned).containsText("waits");

    answered(dataset, "{\"answer\":{\"label\":\"anger\"}}");

    signing.reload();
    assertThat(returned).containsText("Really?");
    assertThat(returned.locator("div").first()).containsText("joy");
    assertThat(returned.locator("div").last()).containsText("anger");
    String event =
        api.get(desk.at("/datasets/" + dataset + "/annotation/examples/" + example + "/history"))
            .at("/items/0/id")
            .asText();
    for (String language : List.of("en", "zh")) {
      Page page =
          browsers.open(
              new Browser.NewContextOptions()
                  .setViewportSize(360, 740)
                  .setStorageState(signing.context().storageState()));
      if (language.equals("zh")) {
        browsers.inChinese(page);
      }
      for (String path :
          List.of(
              "review?status=returned",
              "review/" + example + "/history",
              "review/" + example + "/history/" + event + "/restore",
              "review/" + example + "/another")) {
        page.navigate(desk.page(dataset, path));
        assertThat(page.locator("html"))
            .hasAttribute("lang", Pattern.compile("^" + language + ".*"));
        assertThat(new AxeBuilder(page).analyze().getViolations())
            .as(path + " in " + language)
            .isEmpty();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
            .as(path + " in " + language)
            .isLessThanOrEqualTo(360);
      }
      page.context().close();
    }
    signing.context().close();
  }

  @Test
  void annotators_see_neither_page() {
    String dataset = dataset("fenced", FEELINGS, "I could sing");
    String example = answered(dataset, "{\"answer\":{\"label\":\"joy\"}}");
    Page page = signedIn(desk.kim());
    for (String path : List.of("/history", "/another")) {
      assertThat(page.navigate(desk.page(dataset, "review/" + example + path)).status())
          .isEqualTo(403);
    }
    page.context().close();
  }

  private Page signedIn(TestUser person) {
    Page page = browsers.english();
    Browsers.signIn(page, person.email());
    return page;
  }
}
