package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import dev.attune.console.testing.AnnotatedOrganisation;
import dev.attune.console.testing.ApiCalls;
import dev.attune.console.testing.Browsers;
import dev.attune.console.testing.PlatformResource;
import dev.attune.console.testing.SmallPhone;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A manager checks people with gold questions, hears of one who fails, and lets them on. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldQuestionsWalkTest {
  private final AnnotatedOrganisation desk = new AnnotatedOrganisation();
  private final Browsers browsers = new Browsers();

  @AfterAll
  void close() {
    browsers.close();
  }

  @Test
  void who_answers_them_wrongly_is_paused_and_the_manager_lets_them_on() {
    String dataset =
        desk.dataset("checked", "{\"type\":\"single-label\",\"labels\":[\"joy\",\"anger\"]}");
    desk.upload(dataset, 40);
    desk.api()
        .post(
            desk.at("/datasets/" + dataset + "/examples"),
            "text/csv",
            "text,label\nknown one,joy\nknown two,joy\nknown three,joy\nknown four,joy\n");
    Page manager = browsers.english();
    Browsers.signIn(manager, desk.owner().email());
    manager.navigate(desk.page(dataset, "annotation"));
    manager.fill("#f-annotators", "1");
    manager.fill("#f-annotatorsMax", "1");
    manager.fill("#f-goldShare", "50");
    manager.fill("#f-goldLeast", "3");
    manager.locator("button[type=submit]").getByText("Save").click();
    assertThat(manager.locator(".alert-success")).isVisible();
    manager.fill("#f-draw", "3");
    manager.locator("button[type=submit]").getByText("Draw").click();
    assertThat(manager.locator(".alert-success")).containsText("drawn");

    answerWrongly(dataset);

    manager.navigate(desk.page(dataset, "annotation/gold"));
    assertThat(manager.locator("article.card")).hasCount(3);
    assertThat(manager.locator("article.card").first()).containsText("0 of 1 right");
    SmallPhone.fits(manager);
    manager.navigate(desk.overview());
    assertThat(manager.locator("#needs"))
        .containsText(desk.ling().email() + " is paused in checked");
    assertThat(manager.locator("#needs")).containsText("0 of 3 gold questions right");
    SmallPhone.fits(manager);
    manager.locator("#needs a[href$='/annotation']").click();
    assertThat(manager.locator(".alert-warning")).containsText(desk.ling().email() + " is paused");
    SmallPhone.fits(manager);
    Page annotator = browsers.english();
    Browsers.signIn(annotator, desk.ling().email());
    annotator.navigate(desk.page(dataset, "annotate"));
    assertThat(annotator.locator("main")).containsText("paused until a manager");

    manager.locator(".alert-warning button").click();
    assertThat(manager.locator(".alert-success")).containsText("can go on");
    assertThat(manager.locator(".alert-warning")).hasCount(0);
    manager.navigate(desk.overview());
    assertThat(manager.locator("#needs")).not().containsText("is paused");
    annotator.reload();
    assertThat(annotator.locator("#desk-text")).isVisible();
    manager.navigate(desk.page(dataset, "annotation/gold"));
    manager.locator("article.card button").first().click();
    assertThat(manager.locator("article.card")).hasCount(2);
  }

  @Test
  void in_review_a_gold_question_says_why_nothing_is_decided_about_it_and_offers_no_button() {
    String dataset =
        desk.dataset("known", "{\"type\":\"single-label\",\"labels\":[\"joy\",\"anger\"]}");
    desk.upload(dataset, 1);
    desk.plan(dataset);
    String annotation = desk.at("/datasets/" + dataset + "/annotation");
    ApiCalls ling = new ApiCalls(desk.ling().token());
    String example =
        ling.post(annotation + "/work", "{\"items\":1}").at("/items/0/example").asText();
    ling.put(
        annotation + "/examples/" + example + "/answer",
        "{\"answer\":{\"label\":\"anger\"},\"flag\":true}");
    desk.api().put(annotation + "/gold-questions/" + example, "{\"answer\":{\"label\":\"joy\"}}");
    Map<String, String> sentences =
        Map.of("en", "nothing is decided about it here", "zh", "不能在这里作决定");
    sentences.forEach(
        (language, sentence) -> {
          Page page = browsers.english();
          if (language.equals("zh")) {
            browsers.inChinese(page);
          }
          Browsers.signIn(page, desk.owner().email());
          for (String path :
              List.of(
                  "review?example=" + example + "&back=label-errors",
                  "review?status=flagged",
                  "review/" + example + "/another")) {
            page.navigate(desk.page(dataset, path));
            assertThat(page.locator("main")).containsText(sentence);
            assertThat(page.locator("main button[type=submit]")).hasCount(0);
            SmallPhone.fits(page);
          }
          page.locator("main a[href$='/annotation/gold']").click();
          assertThat(page.locator("article.card")).hasCount(1);
          page.context().close();
        });
  }

  private void answerWrongly(String dataset) {
    ApiCalls ling = new ApiCalls(desk.ling().token());
    String annotation = desk.at("/datasets/" + dataset + "/annotation");
    for (int i = 0; i < 43; i++) {
      JsonNode paused =
          desk.api().get(annotation + "/annotators").path("items").path(0).path("pausedAt");
      if (paused.isTextual()) {
        return;
      }
      String example =
          ling.post(annotation + "/work", "{\"items\":1}").at("/items/0/example").asText();
      ling.put(
          annotation + "/examples/" + example + "/answer", "{\"answer\":{\"label\":\"anger\"}}");
    }
    throw new AssertionError("Nobody was paused.");
  }
}
