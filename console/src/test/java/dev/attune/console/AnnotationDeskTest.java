package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.attune.console.testing.AnnotatedOrganisation;
import dev.attune.console.testing.ApiCalls;
import dev.attune.console.testing.Browsers;
import dev.attune.console.testing.Desk;
import dev.attune.console.testing.Pictures;
import dev.attune.console.testing.PlatformResource;
import dev.attune.local.testing.TestUser;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The page on which people annotate: its keys, its stretches, and what a lost line leaves. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnnotationDeskTest {

  private final AnnotatedOrganisation desk = new AnnotatedOrganisation();
  private final TestUser owner = desk.owner();
  private final TestUser ling = desk.ling();
  private final TestUser kim = desk.kim();
  private final ApiCalls api = desk.api();
  private final Browsers browsers = new Browsers();

  @AfterAll
  void close() {
    browsers.close();
  }

  @Test
  void a_reload_and_a_lost_line_lose_nothing_and_undo_goes_back_over_items() {
    String dataset =
        desk.dataset("calm", "{\"type\":\"multi-label\",\"labels\":[\"joy\",\"anger\",\"fear\"]}");
    desk.upload(dataset, 6);
    desk.plan(dataset);
    Page page = signedIn(ling);
    page.navigate(desk.page(dataset, "annotate"));
    assertThat(page.locator("#desk-text")).hasText("text number 0");

    page.keyboard().press("1");
    page.keyboard().press("3");
    page.reload();
    assertThat(page.locator("input[value=joy]")).isChecked();
    assertThat(page.locator("input[value=fear]")).isChecked();

    page.context().setOffline(true);
    page.keyboard().press("Enter");
    assertThat(page.locator("#desk-text")).hasText("text number 1");
    assertThat(page.locator("#saved")).containsText("Not saved yet");
    page.context().setOffline(false);
    Desk.saved(page);

    page.keyboard().press("2");
    page.keyboard().press("Enter");
    assertThat(page.locator("#desk-text")).hasText("text number 2");
    page.keyboard().press("Backspace");
    assertThat(page.locator("#desk-text")).hasText("text number 1");
    assertThat(page.locator("input[value=anger]")).isChecked();
    page.keyboard().press("Shift+Backspace");
    assertThat(page.locator("#desk-text")).hasText("text number 2");
    page.keyboard().press("s");
    assertThat(page.locator("#desk-text")).hasText("text number 3");
    Desk.saved(page);

    List<String> answers = new ArrayList<>();
    new ApiCalls(ling.token())
        .get(desk.at("/datasets/" + dataset + "/annotation/answers"))
        .get("items")
        .forEach(
            item -> answers.add(item.path("answer").path("labels") + item.path("skip").asText("")));
    assertThat(answers).containsExactly("unclear", "[\"anger\"]", "[\"joy\",\"fear\"]");
    page.context().close();
  }

  @Test
  void stretches_are_marked_by_keyboard_and_by_mouse_and_an_answer_comes_back_with_a_note() {
    String dataset =
        desk.dataset("names", "{\"type\":\"token\",\"labels\":[\"person\",\"place\"]}");
    api.post(
        desk.at("/datasets/" + dataset + "/examples"),
        "application/x-ndjson",
        "{\"text\":\"Nora 😀 is in Leeds\"}\n");
    desk.plan(dataset);
    Page page = signedIn(kim);
    page.navigate(desk.page(dataset, "annotate"));
    assertThat(page.locator("#desk-text")).hasText("Nora 😀 is in Leeds");

    page.keyboard().press("ArrowRight");
    page.keyboard().press("1");
    page.locator("#desk-text span")
        .last()
        .evaluate(
            """
            piece => {
              const range = document.createRange();
              const at = piece.textContent.indexOf("Leeds");
              range.setStart(piece.firstChild, at);
              range.setEnd(piece.firstChild, at + 5);
              document.getSelection().removeAllRanges();
              document.getSelection().addRange(range);
              document.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
            }
            """);
    page.keyboard().press("2");
    assertThat(page.locator(".span-list li")).hasCount(2);
    Pictures.keep(page, "annotation-spans");
    page.keyboard().press("Enter");
    assertThat(page.locator("#desk-empty")).isVisible();
    Desk.saved(page);

    JsonNode item =
        api.get(desk.at("/datasets/" + dataset + "/annotation/examples?status=decided"))
            .get("items")
            .get(0);
    assertThat(item.at("/answers/0/answer/entities").toString())
        .isEqualTo(
            "[{\"end\":4,\"label\":\"person\",\"start\":0},{\"end\":18,\"label\":\"place\",\"start\":13}]");

    Page manager = signedIn(owner);
    manager.navigate(desk.page(dataset, "review") + "?status=decided");
    manager.getByText("Send back").first().click();
    manager.fill("input[name=note]", "Is Leeds a place here?");
    manager.locator("article details button[type=submit]").click();
    assertThat(manager.locator(".alert-success")).isVisible();
    page.reload();
    assertThat(page.locator("#returned")).containsText("Is Leeds a place here?");
    assertThat(page.locator(".span-list li")).hasCount(2);
    manager.context().close();
    page.context().close();
  }

  @Test
  void chinese_is_marked_character_by_character_beside_letters_and_digits_too() {
    String dataset = desk.dataset("places", "{\"type\":\"token\",\"labels\":[\"place\"]}");
    api.post(
        desk.at("/datasets/" + dataset + "/examples"),
        "application/x-ndjson",
        "{\"text\":\"5月1日北京下雨\"}\n");
    desk.plan(dataset);
    Page page = signedIn(kim);
    page.navigate(desk.page(dataset, "annotate"));
    assertThat(page.locator("#desk-text")).hasText("5月1日北京下雨");

    for (int i = 0; i < 5; i++) {
      page.keyboard().press("ArrowRight");
    }
    page.keyboard().press("Shift+ArrowRight");
    page.keyboard().press("1");

    assertThat(page.locator(".span-list bdi")).hasText("北京");
    page.context().close();
  }

  @Test
  void stretches_of_two_questions_are_kept_apart() {
    String dataset =
        desk.dataset(
            "two lists",
            "{\"type\":\"joint\",\"outputs\":[{\"name\":\"people\",\"type\":\"token\",\"labels\":[\"person\"]},{\"name\":\"subjects\",\"type\":\"token\",\"labels\":[\"subject\"]}]}");
    api.post(
        desk.at("/datasets/" + dataset + "/examples"),
        "application/x-ndjson",
        "{\"text\":\"Nora sings\"}\n{\"text\":\"later\"}\n");
    desk.plan(dataset);
    Page page = signedIn(kim);
    page.navigate(desk.page(dataset, "annotate"));
    page.keyboard().press("ArrowRight");
    page.keyboard().press("1");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("Shift+ArrowRight");
    page.keyboard().press("2");
    assertThat(page.locator("#desk-text .twice")).hasText("Nora");
    page.reload();
    assertThat(page.locator(".span-list").nth(0).locator("bdi")).hasText("Nora");
    assertThat(page.locator(".span-list").nth(1).locator("bdi")).hasText("Nora sings");
    page.keyboard().press("Enter");
    assertThat(page.locator("#desk-text")).hasText("later");
    assertThat(page.locator(".span-list li")).hasCount(0);
    Desk.saved(page);

    JsonNode answer =
        new ApiCalls(kim.token())
            .get(desk.at("/datasets/" + dataset + "/annotation/answers"))
            .at("/items/0/answer/outputs");
    assertThat(answer.at("/people/entities").toString())
        .isEqualTo("[{\"end\":4,\"label\":\"person\",\"start\":0}]");
    assertThat(answer.at("/subjects/entities").toString())
        .isEqualTo("[{\"end\":10,\"label\":\"subject\",\"start\":0}]");
    page.context().close();
  }

  @Test
  void a_reason_to_skip_is_chosen_by_key_and_holds_for_one_text() {
    String dataset =
        desk.dataset("hard", "{\"type\":\"single-label\",\"labels\":[\"joy\",\"anger\"]}");
    desk.upload(dataset, 3);
    desk.plan(dataset);
    Page page = signedIn(kim);
    page.navigate(desk.page(dataset, "annotate"));
    assertThat(page.locator("#desk-text")).hasText("text number 0");
    page.keyboard().press("r");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(page.locator("#desk-text")).hasText("text number 1");
    page.keyboard().press("s");
    assertThat(page.locator("#desk-text")).hasText("text number 2");
    Desk.saved(page);

    List<String> skips = new ArrayList<>();
    new ApiCalls(kim.token())
        .get(desk.at("/datasets/" + dataset + "/annotation/answers"))
        .get("items")
        .forEach(item -> skips.add(item.path("skip").asText()));
    assertThat(skips).containsExactly("unclear", "off-topic");
    page.context().close();
  }

  @Test
  void axe_finds_nothing_and_a_small_phone_shows_it_all_in_both_languages() {
    String dataset =
        desk.dataset(
            "seen",
            "{\"type\":\"joint\",\"outputs\":[{\"name\":\"feeling\",\"type\":\"single-label\",\"labels\":[\"joy\",\"anger\"]},{\"name\":\"names\",\"type\":\"token\",\"labels\":[\"person\"]},{\"name\":\"mood\",\"type\":\"regression\",\"outputs\":[{\"name\":\"stress\",\"min\":0,\"max\":10}]}]}");
    desk.upload(dataset, 2);
    desk.plan(dataset);
    Page signing = signedIn(owner);
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
          List.of("annotate", "annotation", "review", "agreement", "label-errors", "next-texts")) {
        page.navigate(desk.page(dataset, path));
        assertThat(page.locator("html"))
            .hasAttribute("lang", Pattern.compile("^" + language + ".*"));
        assertThat(new AxeBuilder(page).analyze().getViolations())
            .as(path + " in " + language)
            .isEmpty();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
            .as(path + " in " + language)
            .isLessThanOrEqualTo(360);
        Pictures.keep(page, "annotation-" + path + "-" + language);
      }
      page.context().close();
    }
    signing.context().close();
  }

  private Page signedIn(TestUser person) {
    Page page = browsers.english();
    Browsers.signIn(page, person.email());
    return page;
  }
}
