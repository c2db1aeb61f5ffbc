package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.attune.console.testing.AnnotatedOrganisation;
import dev.attune.console.testing.ApiCalls;
import dev.attune.console.testing.Browsers;
import dev.attune.console.testing.PlatformResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is sent twice, from a page that is no longer true, or while something else is switched. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepeatedFormsTest {
  private static final String FEELINGS =
      "{\"type\":\"single-label\",\"labels\":[\"joy\",\"anger\"]}";

  private final AnnotatedOrganisation desk = new AnnotatedOrganisation();
  private final Browsers browsers = new Browsers();

  @AfterAll
  void close() {
    browsers.close();
  }

  private Page as(String email) {
    Page page = browsers.english();
    Browsers.signIn(page, email);
    return page;
  }

  @Test
  void a_form_that_is_sent_twice_makes_one_thing() {
    Page page = as(desk.owner().email());
    page.navigate(desk.overview() + "/settings/keys");
    page.fill("#f-name", "Twice");
    page.getByText("Make the key").dblclick();
    assertThat(page.locator("#new-key")).isVisible();

    assertThat(desk.api().get(desk.at("/api-keys")).findValuesAsText("name"))
        .containsOnlyOnce("Twice");
    page.context().close();
  }

  /** A text to which one says joy and one anger; its id. */
  private String disputed(String dataset) {
    desk.upload(dataset, 1);
    desk.api()
        .put(
            desk.at("/datasets/" + dataset + "/annotation"),
            "{\"annotators\":2,\"goldRule\":\"unanimous\",\"ordering\":\"arrival\"}");
    String example = answered(dataset, desk.ling().token(), "joy");
    answered(dataset, desk.kim().token(), "anger");
    return example;
  }

  @Test
  void a_decision_from_an_old_page_does_not_replace_one_that_it_does_not_show() {
    String dataset = desk.dataset("disputed", FEELINGS);
    String example = disputed(dataset);
    Page page = as(desk.owner().email());
    page.navigate(desk.page(dataset, "review"));
    assertThat(page.locator("[data-take]")).hasCount(2);

    String decision = "/datasets/" + dataset + "/annotation/examples/" + example + "/decision";
    desk.api().put(desk.at(decision), "{\"answer\":{\"label\":\"joy\"}}");
    page.keyboard().press("2");

    assertThat(page.locator(".alert-danger")).containsText("decided about this example meanwhile");
    assertThat(page.locator("article")).containsText("Decided:");
    assertThat(page.locator("nav.tabs a[href$='status=review']"))
        .hasAttribute("aria-current", "page");
    assertThat(
            desk.api()
                .get(desk.at("/datasets/" + dataset + "/annotation/examples/" + example))
                .at("/decision/label")
                .asText())
        .isEqualTo("joy");
    page.context().close();
  }

  @Test
  void what_was_decided_meanwhile_stands_among_the_decided_where_no_list_led_to_it() {
    String dataset = desk.dataset("led", FEELINGS);
    String example = disputed(dataset);
    Page page = as(desk.owner().email());
    page.navigate(desk.page(dataset, "review") + "?example=" + example + "&back=history");

    desk.api()
        .put(
            desk.at("/datasets/" + dataset + "/annotation/examples/" + example + "/decision"),
            "{\"answer\":{\"label\":\"joy\"}}");
    page.locator("[data-take]").first().click();

    assertThat(page.locator(".alert-danger")).containsText("decided about this example meanwhile");
    assertThat(page.locator("nav.tabs a[href$='status=decided']"))
        .hasAttribute("aria-current", "page");
    page.context().close();
  }

  @Test
  void an_answer_that_labels_have_changed_under_is_chosen_again() {
    String dataset = desk.dataset("relabelled", FEELINGS);
    String example = disputed(dataset);
    Page page = as(desk.owner().email());
    page.navigate(desk.page(dataset, "review/" + example + "/another"));
    page.locator("#another input[type=radio]").last().check();

    desk.api()
        .post(
            desk.at("/datasets/" + dataset + "/labels/changes"),
            "{\"action\":\"rename\",\"label\":\"joy\",\"to\":\"bliss\"}");
    page.locator("#another button[type=submit]").click();

    assertThat(page.locator(".alert-danger").first())
        .containsText("labels of this data set have been changed");
    assertThat(page.locator("#another input[type=radio]")).hasCount(2);
    assertThat(page.locator("#another input:checked")).hasCount(0);
    page.context().close();
  }

  @Test
  void an_old_page_takes_back_and_sends_back_nothing_of_a_decision_that_it_does_not_show() {
    String dataset = desk.dataset("redecided", FEELINGS);
    desk.upload(dataset, 1);
    desk.plan(dataset);
    String example = answered(dataset, desk.kim().token(), "joy");
    String item = "/datasets/" + dataset + "/annotation/examples/" + example;
    Page page = as(desk.owner().email());
    page.navigate(desk.page(dataset, "review") + "?status=decided");

    desk.api().put(desk.at(item + "/decision"), "{\"answer\":{\"label\":\"anger\"}}");
    page.locator("form[action$='/reopen'] button").click();
    assertThat(page.locator(".alert-danger")).containsText("decided about this example meanwhile");

    page.navigate(desk.page(dataset, "review") + "?status=decided");
    desk.api().put(desk.at(item + "/decision"), "{\"answer\":{\"label\":\"anger\"}}");
    page.locator(".review-answers summary").click();
    page.fill(".review-answers input[name=note]", "Really?");
    page.locator("form[action$='/return'] button").click();
    assertThat(page.locator(".alert-danger")).containsText("decided about this example meanwhile");
    assertThat(page.locator(".review-answers input[name=note]")).hasValue("Really?");

    assertThat(desk.api().get(desk.at(item)).at("/decision/label").asText()).isEqualTo("anger");
    page.context().close();
  }

  @Test
  void an_answer_of_ones_own_shows_what_was_decided_meanwhile_before_it_replaces_it() {
    String dataset = desk.dataset("overruled", FEELINGS);
    String example = disputed(dataset);
    String item = "/datasets/" + dataset + "/annotation/examples/" + example;
    Page page = as(desk.owner().email());
    page.navigate(desk.page(dataset, "review/" + example + "/another"));
    page.locator("#another input[type=radio]").last().check();

    desk.api().put(desk.at(item + "/decision"), "{\"answer\":{\"label\":\"joy\"}}");
    page.locator("#another button[type=submit]").click();
    assertThat(page.locator(".alert-danger").first())
        .containsText("decided about this example meanwhile");
    assertThat(page.locator("#another")).containsText("Decided:");
    assertThat(page.locator("#another")).containsText(desk.owner().email());
    assertThat(desk.api().get(desk.at(item)).at("/decision/label").asText()).isEqualTo("joy");
    page.context().close();
  }

  /** Has somebody answer the one text; its id. */
  private String answered(String dataset, String token, String label) {
    ApiCalls person = new ApiCalls(token);
    String example =
        person
            .post(desk.at("/datasets/" + dataset + "/annotation/work"), "{\"items\":1}")
            .at("/items/0/example")
            .asText();
    person.put(
        desk.at("/datasets/" + dataset + "/annotation/examples/" + example + "/answer"),
        "{\"answer\":{\"label\":\"%s\"}}".formatted(label));
    return example;
  }

  @Test
  void filters_stay_when_the_language_changes() {
    String dataset = desk.dataset("filtered", FEELINGS);
    desk.api()
        .post(
            desk.at("/datasets/" + dataset + "/examples"),
            "text/csv",
            "text,label,split\nwe sing,joy,test\nwe shout,anger,train\n");
    Page page = as(desk.owner().email());
    page.navigate(desk.page(dataset, "examples"));
    page.locator("select[name=split]").selectOption("test");
    page.waitForURL(url -> url.contains("split=test"));

    page.locator("button[name=language][value=zh]").click();

    page.waitForLoadState();
    assertThat(page.locator("html")).hasAttribute("lang", "zh-Hans");
    assertThat(page.url()).contains("split=test");
    page.context().close();
  }

  @Test
  void the_overview_shows_what_waits_and_a_closed_plan_says_so() {
    String dataset = desk.dataset("waiting", FEELINGS);
    desk.upload(dataset, 3);
    desk.plan(dataset);
    Page ling = as(desk.ling().email());
    ling.navigate(desk.overview());
    assertThat(ling.locator("#needs")).containsText("3 texts of waiting wait to be labelled");
    assertThat(ling.locator("#needs")).not().containsText("snapshot");
    ling.context().close();

    Page page = as(desk.owner().email());
    page.navigate(desk.page(dataset, "annotation"));
    page.locator("input[name=open]").uncheck();
    page.locator("form:has(input[name=open]) button[type=submit]").click();
    assertThat(page.locator(".alert-success")).containsText("No texts are handed out");
    page.navigate(desk.overview());
    assertThat(page.locator("#needs")).not().containsText("texts of waiting");
    page.context().close();
  }

  @Test
  void who_comes_back_to_where_a_form_was_sent_finds_a_page() {
    String dataset = desk.dataset("back", FEELINGS);
    Page page = as(desk.owner().email());
    for (String address :
        List.of(
            "annotation/suggestions",
            "annotation/suggestions/cancel",
            "settings/labels/change",
            "annotation/gold-questions",
            "annotation/annotators/x/resume",
            "annotation/gold/x",
            "annotation/gold/x/remove",
            "annotate/x",
            "next-texts/look")) {
      assertThat(page.navigate(desk.page(dataset, address)).status()).as(address).isEqualTo(200);
    }
    page.context().close();
  }
}
