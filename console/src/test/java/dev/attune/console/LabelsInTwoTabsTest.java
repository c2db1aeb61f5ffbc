package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.attune.console.testing.AnnotatedOrganisation;
import dev.attune.console.testing.Browsers;
import dev.attune.console.testing.Desk;
import dev.attune.console.testing.PlatformResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Labels change while an annotator has two tabs open: nothing is lost, and each tab knows. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabelsInTwoTabsTest {
  private static final String TASK =
      "{\"type\":\"single-label\",\"labels\":[\"joy\",\"anger\",\"rage\",\"calm\",\"fear\"]}";

  private final AnnotatedOrganisation organisation = new AnnotatedOrganisation();
  private final Browsers browsers = new Browsers();
  private final Desk desk = new Desk(organisation, organisation.ling());

  @AfterAll
  void close() {
    browsers.close();
  }

  private String dataset(String name) {
    String dataset = organisation.dataset(name, TASK);
    organisation.upload(dataset, 8);
    organisation.plan(dataset);
    return dataset;
  }

  private void change(String dataset, String change) {
    organisation.api().post(organisation.at("/datasets/" + dataset + "/labels/changes"), change);
  }

  private static Locator label(Page page, String label) {
    return page.locator("input[value=" + label + "]");
  }

  private static void isTold(Page page) {
    assertThat(page.locator("#desk-wrong"))
        .containsText(
            "missing: calm", new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
  }

  @Test
  void what_waits_in_both_follows_and_what_has_lost_its_label_comes_back_where_it_was_said() {
    String dataset = dataset("waiting");
    Page one = desk.opened(browsers.english(), dataset);
    BrowserContext context = one.context();
    Page two = desk.openedBeside(one, dataset, 0);
    Desk.cutOff(context);
    Desk.press(one, "1", "Enter", "4", "Enter");
    assertThat(two.locator("#saved")).containsText("(2)");
    Desk.press(two, "3", "Enter");
    Desk.shows(two, 2);
    two.fill("#note", "calm, I think");
    Desk.press(two, "Escape", "4", "Enter");
    Desk.shows(two, 3);
    Desk.press(two, "3");
    change(dataset, "{\"action\":\"rename\",\"label\":\"joy\",\"to\":\"bliss\"}");
    change(dataset, "{\"action\":\"merge\",\"label\":\"rage\",\"to\":\"anger\"}");
    change(dataset, "{\"action\":\"delete\",\"label\":\"calm\"}");
    Desk.reconnect(context);

    isTold(one);
    isTold(two);
    Desk.shows(one, 1);
    Desk.shows(two, 2);
    assertThat(two.locator("#note")).hasValue("calm, I think");
    for (Page page : context.pages()) {
      Desk.saved(page);
      assertThat(label(page, "bliss")).isVisible();
      assertThat(label(page, "calm")).hasCount(0);
      assertThat(label(page, "rage")).hasCount(0);
      assertThat(page.locator("input:checked")).hasCount(0);
    }
    assertThat(desk.answers(dataset)).containsExactly("0 anger");

    Desk.press(one, "1", "Enter");
    Desk.press(two, "3", "Enter");
    Desk.shows(two, 3);
    assertThat(label(two, "anger")).isChecked();
    Desk.press(two, "Enter");
    Desk.saved(one);
    Desk.saved(two);
    assertThat(desk.answers(dataset)).containsExactly("0 anger", "1 bliss", "2 fear", "3 anger");
    context.close();
  }

  @Test
  void a_tab_in_which_nothing_was_answered_hears_of_it_from_the_other() {
    String dataset = dataset("looked at");
    Page one = desk.opened(browsers.english(), dataset);
    Page two = desk.openedBeside(one, dataset, 0);
    Desk.press(two, "4");
    assertThat(label(two, "calm")).isChecked();
    change(dataset, "{\"action\":\"rename\",\"label\":\"joy\",\"to\":\"bliss\"}");
    change(dataset, "{\"action\":\"delete\",\"label\":\"calm\"}");

    Desk.press(one, "1", "Enter");

    Desk.saved(one);
    isTold(two);
    assertThat(one.locator("#desk-wrong")).isHidden();
    assertThat(label(two, "bliss")).isVisible();
    assertThat(two.locator("input:checked")).hasCount(0);
    Desk.press(two, "Enter");
    Desk.roundTrip(two);
    assertThat(two.locator("#desk-wrong")).isVisible();
    assertThat(desk.answers(dataset)).containsExactly("0 bliss");
    one.context().close();
  }
}
