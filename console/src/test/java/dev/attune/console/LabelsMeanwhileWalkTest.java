package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import dev.attune.console.testing.AnnotatedOrganisation;
import dev.attune.console.testing.ApiCalls;
import dev.attune.console.testing.Browsers;
import dev.attune.console.testing.Desk;
import dev.attune.console.testing.PlatformResource;
import dev.attune.console.testing.SmallPhone;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Labels change while an annotator has the page open: what was chosen follows them. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabelsMeanwhileWalkTest {
  private final AnnotatedOrganisation desk = new AnnotatedOrganisation();
  private final Browsers browsers = new Browsers();

  @AfterAll
  void close() {
    browsers.close();
  }

  private void change(String dataset, String change) {
    desk.api().post(desk.at("/datasets/" + dataset + "/labels/changes"), change);
  }

  private Page opened(String dataset) {
    Page page = browsers.english();
    Browsers.signIn(page, desk.ling().email());
    page.navigate(desk.page(dataset, "annotate"));
    assertThat(page.locator("#desk-text")).hasText("text number 0");
    return page;
  }

  private JsonNode newestAnswer(String dataset) {
    return new ApiCalls(desk.ling().token())
        .get(desk.at("/datasets/" + dataset + "/annotation/answers"))
        .at("/items/0/answer");
  }

  @Test
  void an_answer_has_the_new_name_or_the_label_that_stayed_and_a_deleted_one_is_asked_for_again() {
    String dataset =
        desk.dataset(
            "feelings",
            "{\"type\":\"single-label\",\"labels\":[\"joy\",\"anger\",\"rage\",\"calm\",\"fear\"]}");
    desk.upload(dataset, 6);
    desk.plan(dataset);
    Page page = opened(dataset);

    change(dataset, "{\"action\":\"rename\",\"label\":\"joy\",\"to\":\"bliss\"}");
    change(dataset, "{\"action\":\"rename\",\"label\":\"fear\",\"to\":\"joy\"}");
    page.keyboard().press("5");
    page.keyboard().press("Enter");
    assertThat(page.locator("input[value=bliss]")).isVisible();
    Desk.saved(page);
    assertThat(page.locator("#desk-wrong")).isHidden();
    assertThat(newestAnswer(dataset).path("label").asText()).isEqualTo("joy");
    page.keyboard().press("Backspace");
    assertThat(page.locator("input[value=joy]")).isChecked();
    page.keyboard().press("Enter");
    Desk.saved(page);

    page.keyboard().press("3");
    change(dataset, "{\"action\":\"merge\",\"label\":\"rage\",\"to\":\"anger\"}");
    page.keyboard().press("Enter");
    assertThat(page.locator("input[value=rage]")).hasCount(0);
    Desk.saved(page);
    assertThat(newestAnswer(dataset).path("label").asText()).isEqualTo("anger");

    page.keyboard().press("3");
    change(dataset, "{\"action\":\"delete\",\"label\":\"calm\"}");
    page.keyboard().press("Enter");
    assertThat(page.locator("#desk-wrong")).containsText("choose anew where one is missing: calm");
    assertThat(page.locator("#desk-text")).hasText("text number 2");
    assertThat(page.locator("input:checked")).hasCount(0);
    SmallPhone.fits(page);
    page.keyboard().press("3");
    page.keyboard().press("Enter");
    assertThat(page.locator("#desk-text")).hasText("text number 3");
    Desk.saved(page);
    assertThat(newestAnswer(dataset).path("label").asText()).isEqualTo("joy");

    page.keyboard().press("2");
    change(dataset, "{\"action\":\"rename\",\"label\":\"anger\",\"to\":\"ire\"}");
    page.reload();
    assertThat(page.locator("input[value=ire]")).isChecked();
    page.context().close();
  }

  @Test
  void
      every_text_of_a_deleted_label_comes_back_with_its_note_and_so_does_one_that_was_taken_back() {
    String dataset =
        desk.dataset(
            "notes",
            "{\"type\":\"single-label\",\"labels\":[\"joy\",\"anger\",\"calm\",\"fear\"]}");
    desk.upload(dataset, 6);
    desk.plan(dataset);
    Page page = opened(dataset);
    page.context().setOffline(true);
    for (String note : List.of("first", "second")) {
      page.fill("#note", note);
      page.keyboard().press("Escape");
      page.keyboard().press("1");
      page.keyboard().press("Enter");
    }
    change(dataset, "{\"action\":\"delete\",\"label\":\"joy\"}");
    page.context().setOffline(false);

    assertThat(page.locator("#desk-text")).hasText("text number 0");
    assertThat(page.locator("#note")).hasValue("first");
    page.keyboard().press("1");
    page.keyboard().press("Enter");
    assertThat(page.locator("#desk-text")).hasText("text number 1");
    assertThat(page.locator("#note")).hasValue("second");

    page.keyboard().press("2");
    page.keyboard().press("Enter");
    Desk.saved(page);
    page.keyboard().press("Backspace");
    assertThat(page.locator("#desk-text")).hasText("text number 1");
    Desk.saved(page);
    change(dataset, "{\"action\":\"delete\",\"label\":\"calm\"}");
    page.reload();
    assertThat(page.locator("#desk-wrong")).containsText("calm");
    page.keyboard().press("Shift+Backspace");
    assertThat(page.locator("#desk-text")).hasText("text number 1");
    assertThat(page.locator("#note")).hasValue("second");
    assertThat(page.locator("input:checked")).hasCount(0);
    assertThat(page.locator("[data-do=redo]")).isHidden();
    page.keyboard().press("1");
    page.keyboard().press("Enter");
    Desk.saved(page);
    assertThat(newestAnswer(dataset).path("label").asText()).isEqualTo("anger");
    page.context().close();
  }

  @Test
  void what_waits_for_a_line_follows_too_in_every_kind_of_answer() {
    String dataset =
        desk.dataset(
            "joint",
            "{\"type\":\"joint\",\"outputs\":[{\"name\":\"feeling\",\"type\":\"single-label\",\"labels\":[\"joy\",\"anger\"]},{\"name\":\"tags\",\"type\":\"multi-label\",\"labels\":[\"a\",\"b\",\"c\"]},{\"name\":\"names\",\"type\":\"token\",\"labels\":[\"person\",\"place\"]},{\"name\":\"mood\",\"type\":\"regression\",\"outputs\":[{\"name\":\"stress\",\"min\":0,\"max\":10}]}]}");
    desk.upload(dataset, 3);
    desk.plan(dataset);
    Page page = opened(dataset);
    page.keyboard().press("1");
    page.keyboard().press("3");
    page.keyboard().press("4");
    page.keyboard().press("ArrowRight");
    page.keyboard().press("6");
    page.locator("[data-scale=stress]").fill("3");
    page.keyboard().press("Escape");
    page.context().setOffline(true);
    page.keyboard().press("Enter");
    assertThat(page.locator("#saved")).containsText("Not saved yet");
    page.keyboard().press("2");

    for (String change :
        new String[] {
          "\"rename\",\"output\":\"feeling\",\"label\":\"joy\",\"to\":\"bliss\"",
          "\"rename\",\"output\":\"feeling\",\"label\":\"bliss\",\"to\":\"delight\"",
          "\"rename\",\"output\":\"feeling\",\"label\":\"anger\",\"to\":\"ire\"",
          "\"delete\",\"output\":\"tags\",\"label\":\"a\"",
          "\"merge\",\"output\":\"names\",\"label\":\"person\",\"to\":\"place\"",
          "\"rename\",\"output\":\"mood\",\"label\":\"stress\",\"to\":\"strain\""
        }) {
      change(dataset, "{\"action\":" + change + "}");
    }
    page.context().setOffline(false);

    Desk.saved(page);
    assertThat(page.locator("#desk-wrong")).containsText("missing: a");
    assertThat(page.locator("input[value=ire]")).isChecked();
    JsonNode outputs = newestAnswer(dataset).path("outputs");
    assertThat(outputs.at("/feeling/label").asText()).isEqualTo("delight");
    assertThat(outputs.at("/tags/labels").toString()).isEqualTo("[\"b\"]");
    assertThat(outputs.at("/names/entities").toString())
        .isEqualTo("[{\"end\":4,\"label\":\"place\",\"start\":0}]");
    assertThat(outputs.at("/mood/values/strain").asDouble()).isEqualTo(3);
    page.context().close();
  }
}
