package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.attune.console.testing.AnnotatedOrganisation;
import dev.attune.console.testing.Browsers;
import dev.attune.console.testing.Desk;
import dev.attune.console.testing.PlatformResource;
import dev.attune.console.testing.SmallPhone;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A manager renames a label, merges two and deletes one, sees what was done, and tells them apart.
 */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabelsWalkTest {
  private static final int TEXTS = 12;
  private static final Pattern SLOT = Pattern.compile("label-[a-z0-9-]+");

  private final AnnotatedOrganisation desk = new AnnotatedOrganisation();
  private final Browsers browsers = new Browsers();

  @AfterAll
  void close() {
    browsers.close();
  }

  @Test
  void labels_change_with_their_answers_and_what_is_lost_is_said_first() {
    String dataset =
        desk.dataset(
            "feelings",
            "{\"type\":\"single-label\",\"labels\":[\"joy\",\"anger\",\"rage\",\"calm\"]}");
    desk.api()
        .post(
            desk.at("/datasets/" + dataset + "/examples"),
            "text/csv",
            "text,label\none,joy\ntwo,anger\nthree,rage\nfour,calm\n");
    Page manager = browsers.english();
    Browsers.signIn(manager, desk.owner().email());
    manager.navigate(desk.page(dataset, "settings"));
    manager.locator("a").getByText("Change labels").click();
    assertThat(manager.locator("tbody tr")).hasCount(4);
    SmallPhone.fits(manager);

    change(manager, "joy");
    SmallPhone.fits(manager);
    manager.fill("#f-newName", "joy");
    button(manager, "Rename").click();
    assertThat(manager.locator("#e-newName")).containsText("Is the label itself");
    manager.fill("#f-newName", "calm");
    button(manager, "Rename").click();
    assertThat(manager.locator(".alert-danger")).containsText("merge the two");
    manager.fill("#f-newName", "bliss");
    button(manager, "Rename").click();
    assertThat(manager.locator(".alert-success")).isVisible();

    change(manager, "rage");
    assertThat(manager.locator("#f-into")).hasValue("");
    withoutItsChecks(manager, "#f-into");
    button(manager, "Merge").click();
    assertThat(manager.locator("#e-into")).hasText("Choose the label that stays.");
    manager.locator("button[name=language][value=zh]").click();
    assertThat(manager.locator("html")).hasAttribute("lang", "zh-Hans");
    assertThat(manager.locator("#f-into")).hasValue("");
    manager.locator("button[name=language][value=en]").click();
    assertThat(manager.locator("html")).hasAttribute("lang", "en");
    manager.selectOption("#f-into", "anger");
    manager.fill("#f-mergeConfirmation", "anger");
    button(manager, "Merge").click();
    assertThat(manager.locator("#e-mergeConfirmation")).containsText("Nothing was changed");
    assertThat(manager.locator("#f-into")).hasValue("anger");
    assertThat(
            desk.api().get(desk.at("/datasets/" + dataset + "/labels")).findValuesAsText("label"))
        .contains("rage");
    manager.fill("#f-mergeConfirmation", "rage");
    button(manager, "Merge").click();
    assertThat(manager.locator(".alert-success")).isVisible();

    change(manager, "calm");
    manager.fill("#f-confirmation", "calm");
    button(manager, "Delete").click();
    assertThat(manager.locator("fieldset .field-error").first()).containsText("Say what becomes");
    manager.locator("input[value=discard]").check();
    manager.fill("#f-confirmation", "clam");
    button(manager, "Delete").click();
    assertThat(manager.locator("#e-confirmation")).containsText("not the label");
    manager.fill("#f-confirmation", "calm");
    button(manager, "Delete").click();

    assertThat(manager.locator("table").first()).containsText("bliss");
    assertThat(manager.locator("table").first().locator("tbody tr")).hasCount(2);
    assertThat(manager.locator("table").last().locator("tbody tr")).hasCount(3);
    assertThat(manager.locator("table").last()).containsText("“rage” was merged into “anger”");
    SmallPhone.fits(manager);
    assertThat(
            desk.api()
                .get(desk.at("/datasets/" + dataset + "/examples?status=unlabelled"))
                .at("/items/0/text")
                .asText())
        .isEqualTo("four");
  }

  @Test
  void a_label_is_found_again_by_its_name_and_output_whatever_signs_it_has() {
    String dataset =
        desk.dataset(
            "signs",
            "{\"type\":\"joint\",\"outputs\":[{\"name\":\"topic\",\"type\":\"single-label\",\"labels\":[\"R&D +1 %\",\"sales\"]},{\"name\":\"what + who?\",\"type\":\"single-label\",\"labels\":[\"R&D +1 %\",\"people\"]}]}");
    Page manager = browsers.english();
    Browsers.signIn(manager, desk.owner().email());
    manager.navigate(desk.page(dataset, "settings/labels"));
    manager.getByLabel("Change “R&D +1 %”").last().click();
    manager.fill("#f-newName", "R&D +1 %");
    button(manager, "Rename").click();
    assertThat(manager.locator("#e-newName")).containsText("Is the label itself");
    manager.fill("#f-newName", "research");
    button(manager, "Rename").click();
    assertThat(manager.locator(".alert-success")).isVisible();

    assertThat(
            desk.api().get(desk.at("/datasets/" + dataset + "/labels")).findValuesAsText("label"))
        .containsExactlyInAnyOrder("R&D +1 %", "sales", "research", "people");
    assertThat(
            desk.api().get(desk.at("/datasets/" + dataset)).at("/task/outputs/1/labels").toString())
        .isEqualTo("[\"research\",\"people\"]");
    manager.context().close();
  }

  @Test
  void a_text_whose_label_is_deleted_comes_again_at_a_desk_that_is_open() {
    String dataset =
        desk.dataset(
            "asked", "{\"type\":\"single-label\",\"labels\":[\"joy\",\"anger\",\"rage\"]}");
    desk.upload(dataset, TEXTS);
    desk.plan(dataset);
    Page page = browsers.english();
    Browsers.signIn(page, desk.kim().email());
    page.navigate(desk.page(dataset, "annotate"));
    answer(page, "3");
    Desk.saved(page);
    desk.api()
        .post(
            desk.at("/datasets/" + dataset + "/labels/changes"),
            "{\"action\":\"delete\",\"label\":\"rage\",\"answers\":\"discard\"}");

    List<String> texts = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      texts.add(answer(page, "1"));
    }
    assertThat(texts).contains("text number 0").doesNotHaveDuplicates();
    assertThat(page.locator("#desk-empty")).isVisible();
    page.context().close();
  }

  /** Answers the text at hand, and says what it was. */
  private static String answer(Page page, String key) {
    assertThat(page.locator("#desk-form")).isVisible();
    String text = page.locator("#desk-text").textContent();
    page.keyboard().press(key);
    page.keyboard().press("Enter");
    return text;
  }

  private static void change(Page page, String label) {
    page.getByLabel("Change “" + label + "”").click();
  }

  /** Lets the form of a field be sent as a browser that checks nothing would. */
  private static void withoutItsChecks(Page page, String field) {
    page.locator(field).evaluate("field => { field.form.noValidate = true; }");
  }

  private static Locator button(Page page, String words) {
    return page.locator("main button[type=submit]").getByText(words);
  }

  /** The two names have one hash. */
  @Test
  void labels_of_one_task_have_different_colours_and_each_the_same_on_every_page() {
    String dataset =
        desk.dataset("colours", "{\"type\":\"single-label\",\"labels\":[\"Aa\",\"BB\"]}");
    desk.upload(dataset, 1);
    desk.plan(dataset);
    Page page = browsers.english();
    Browsers.signIn(page, desk.owner().email());

    page.navigate(desk.page(dataset, "annotate"));
    String one = slot(page.locator(".choice").nth(0));
    String other = slot(page.locator(".choice").nth(1));
    assertThat(one).isNotEqualTo(other);
    page.navigate(desk.page(dataset, "settings/labels"));
    assertThat(slot(page.locator("main .chip").nth(0))).isEqualTo(one);
    assertThat(slot(page.locator("main .chip").nth(1))).isEqualTo(other);
    page.navigate(desk.page(dataset, "").replace("/" + dataset + "/", ""));
    Locator tile = page.locator(".tile").filter(new Locator.FilterOptions().setHasText("colours"));
    assertThat(slot(tile.locator(".chip").nth(1))).isEqualTo(other);
    page.context().close();
  }

  private static String slot(Locator labelled) {
    Matcher slot = SLOT.matcher(labelled.getAttribute("class"));
    assertThat(slot.find()).isTrue();
    return slot.group();
  }
}
