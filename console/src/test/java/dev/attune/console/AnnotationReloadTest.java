package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.attune.console.testing.Desk.press;
import static dev.attune.console.testing.Desk.saved;
import static dev.attune.console.testing.Desk.shows;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.attune.console.testing.AnnotatedOrganisation;
import dev.attune.console.testing.ApiCalls;
import dev.attune.console.testing.Browsers;
import dev.attune.console.testing.Desk;
import dev.attune.console.testing.PlatformResource;
import dev.attune.local.testing.TestUser;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What reloads, other tabs and other people at the same browser do to the labelling page. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnnotationReloadTest {
  private static final String KEPT = "Object.keys(localStorage).filter(k => k.includes('desk:'))";

  private final AnnotatedOrganisation desk = new AnnotatedOrganisation();
  private final TestUser ling = desk.ling();
  private final TestUser kim = desk.kim();
  private final Browsers browsers = new Browsers();

  @AfterAll
  void close() {
    browsers.close();
  }

  private String dataset(String name) {
    String dataset =
        desk.dataset(name, "{\"type\":\"single-label\",\"labels\":[\"joy\",\"anger\"]}");
    desk.upload(dataset, 8);
    desk.plan(dataset);
    return dataset;
  }

  private Page opened(TestUser person, String dataset) {
    return new Desk(desk, person).opened(browsers.english(), dataset);
  }

  private List<String> answers(TestUser person, String dataset) {
    return new Desk(desk, person).answers(dataset);
  }

  @Test
  void undo_and_redo_and_what_was_begun_go_on_after_a_reload() {
    String dataset = dataset("reloaded");
    Page page = opened(ling, dataset);
    press(page, "1", "Enter", "2", "Enter", "s");
    shows(page, 3);
    saved(page);
    press(page, "2", "f");
    page.fill("#note", "half made");
    page.locator("#skip").selectOption("distressing");
    assertThat((String) page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})"))
        .contains("half made")
        .doesNotContain("text number");

    page.reload();
    shows(page, 3);
    assertThat(page.locator("input[value=anger]")).isChecked();
    assertThat(page.locator("input[name=flag]")).isChecked();
    assertThat(page.locator("#note")).hasValue("half made");
    assertThat(page.locator("#skip")).hasValue("distressing");

    press(page, "Backspace");
    shows(page, 2);
    press(page, "Backspace");
    shows(page, 1);
    assertThat(page.locator("input[value=anger]")).isChecked();
    saved(page);
    page.reload();
    shows(page, 1);
    assertThat(page.locator("input[value=anger]")).isChecked();
    press(page, "Shift+Backspace");
    shows(page, 2);
    press(page, "Shift+Backspace");
    shows(page, 3);
    assertThat(page.locator("[data-do=redo]")).isHidden();
    saved(page);
    assertThat(answers(ling, dataset)).containsExactly("0 joy", "1 anger", "2 unclear");
    press(page, "Backspace");
    shows(page, 2);
    press(page, "1", "Enter");
    saved(page);
    assertThat(answers(ling, dataset)).containsExactly("0 joy", "1 anger", "2 joy");
    page.context().close();
  }

  @Test
  void what_was_begun_goes_on_with_its_own_text_also_where_another_comes_first_now() {
    String dataset = dataset("sent back");
    Page page = opened(ling, dataset);
    press(page, "1", "Enter");
    shows(page, 1);
    saved(page);
    press(page, "2");
    String example = example(ling, dataset);
    desk.api()
        .post(
            desk.at("/datasets/" + dataset + "/annotation/examples/" + example + "/return"),
            "{\"annotator\":\"" + ling.email() + "\",\"note\":\"look again\"}");

    page.reload();
    shows(page, 1);
    assertThat(page.locator("input[value=anger]")).isChecked();
    press(page, "Enter");
    shows(page, 0);
    press(page, "2", "Enter");
    saved(page);
    assertThat(answers(ling, dataset)).containsExactly("0 anger", "1 anger");
    page.context().close();
  }

  /** The example that the person has answered. */
  private String example(TestUser person, String dataset) {
    return new ApiCalls(person.token())
        .get(desk.at("/datasets/" + dataset + "/annotation/answers"))
        .at("/items/0/example")
        .asText();
  }

  @Test
  void who_signs_in_beside_an_open_page_answers_for_themselves() {
    String dataset = dataset("handed over");
    Page page = opened(ling, dataset);
    page.context().route(Desk.SENDING, Route::abort);
    press(page, "1", "Enter");
    assertThat(page.locator("#saved")).containsText("(1)");
    Page other = page.context().newPage();
    other.setViewportSize(1280, 800);
    other.navigate(desk.overview());
    other.locator("form.sign-out button").last().click();
    other.waitForURL(url -> !url.contains(desk.overview()));
    Browsers.signIn(other, kim.email());
    Desk.reconnect(page.context());
    assertThat(page.locator("#desk"))
        .hasAttribute(
            "data-person",
            kim.email(),
            new LocatorAssertions.HasAttributeOptions().setTimeout(20_000));
    assertThat(answers(kim, dataset)).isEmpty();
    assertThat(answers(ling, dataset)).isEmpty();
    assertThat((String) page.evaluate("JSON.stringify({...localStorage})"))
        .as("it waits for its author")
        .contains("joy");
    page.context().close();
  }

  @Test
  void what_a_closed_tab_left_is_taken_over_and_leaves_with_its_author() {
    String dataset = dataset("left");
    Page page = opened(ling, dataset);
    press(page, "1", "Enter", "2");
    saved(page);
    Page other = page.context().newPage();
    page.close();
    other.navigate(desk.page(dataset, "annotate"));
    shows(other, 1);
    assertThat(other.locator("input[value=anger]")).isChecked();
    press(other, "Backspace");
    shows(other, 0);
    assertThat(other.locator("input[value=joy]")).isChecked();
    saved(other);

    other.setViewportSize(1280, 800);
    other.evaluate("localStorage.setItem('attune:desk:somebody@example.org:/x:1', '{}')");
    other.navigate(desk.overview());
    assertThat(other.evaluate(KEPT + ".length")).isEqualTo(1);
    other.locator("form.sign-out button").last().click();
    other.waitForURL(url -> !url.contains(desk.overview()));
    other.navigate("/");
    assertThat(other.evaluate(KEPT + ".length")).isEqualTo(0);
    other.context().close();
  }

  @Test
  void two_tabs_without_a_line_send_each_answer_once_and_the_last_one_stays() {
    String dataset = dataset("two tabs");
    Page one = opened(kim, dataset);
    BrowserContext context = one.context();
    Page two = new Desk(desk, kim).openedBeside(one, dataset, 0);
    Map<String, Integer> arrived = Desk.arrivals(context);
    Desk.cutOff(context);

    press(one, "1", "Enter", "1", "Enter");
    assertThat(two.locator("#saved")).containsText("(2)");
    press(two, "2", "Enter");
    shows(two, 2);
    press(two, "1", "Enter");
    assertThat(one.locator("#saved"))
        .containsText("(4)", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
    one.reload();
    two.reload();
    shows(one, 3);
    press(one, "2", "Enter");
    assertThat(two.locator("#saved"))
        .containsText("(5)", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
    one.close();
    Desk.reconnect(context);

    saved(two);
    assertThat(answers(kim, dataset)).containsExactly("0 anger", "1 joy", "2 joy", "3 anger");
    Desk.heard(two, arrived, 5);
    assertThat(arrived.values()).containsExactlyInAnyOrder(2, 1, 1, 1);
    context.close();
  }
}
