package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.attune.console.testing.AnnotatedOrganisation;
import dev.attune.console.testing.ApiCalls;
import dev.attune.console.testing.Browsers;
import dev.attune.console.testing.Desk;
import dev.attune.console.testing.Pictures;
import dev.attune.console.testing.PlatformResource;
import dev.attune.console.testing.SmallPhone;
import dev.attune.local.testing.TestUser;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** From unlabelled texts to a model that suggests, by keyboard alone and with real services. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnnotationWalkTest {
  private static final int TEXTS = 40;
  private static final int LATER = 8;

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
  void two_label_by_keyboard_a_third_decides_and_a_model_learns_it_and_suggests() {
    String dataset =
        desk.dataset("feelings", "{\"type\":\"single-label\",\"labels\":[\"joy\",\"anger\"]}");
    desk.upload(dataset, TEXTS);
    Page manager = signedIn(owner);
    manager.navigate(desk.page(dataset, "annotation"));
    manager.fill("#f-annotators", "2");
    manager.fill("#f-annotatorsMax", "2");
    manager.locator("#f-goldRule").selectOption("unanimous");
    manager.locator("#f-ordering").selectOption("arrival");
    manager.locator("button[type=submit]").getByText("Save").click();
    assertThat(manager.locator(".alert-success")).containsText("People can annotate now");

    // Both say joy to the even texts; to the odd ones they disagree at every tenth.
    label(ling, dataset, i -> i % 2 == 0 ? "1" : "2");
    label(kim, dataset, i -> i % 2 == 0 || i % 10 == 5 ? "1" : "2");

    manager.navigate(desk.page(dataset, "review"));
    assertThat(manager.locator("article.card")).hasCount(4);
    assertThat(manager.locator(".review-answers").first()).containsText(ling.email());
    Pictures.keep(manager, "annotation-review");
    for (int left = 4; left > 0; left--) {
      assertThat(manager.locator("article.card")).hasCount(left);
      assertThat(manager.locator("article.at-hand")).hasCount(1);
      manager.keyboard().press("1");
      assertThat(manager.locator(".alert-success")).isVisible();
    }
    assertThat(manager.locator(".quiet-note")).isVisible();
    howFarTheyAgree(manager, dataset);
    lookBack(dataset);
    freeze(manager, dataset);
    train(manager);
    suggest(manager, dataset);
    manager.context().close();
    takeOver(dataset);
  }

  /** The first answer of each text was taken: Ling was right, or Kim was. */
  private void lookBack(String dataset) {
    int corrected = 0;
    for (TestUser person : List.of(ling, kim)) {
      Page page = signedIn(person);
      page.navigate(desk.page(dataset, "annotate"));
      page.locator("#desk-progress a").press("Enter");
      assertThat(page.locator("article.card")).hasCount(20);
      page.locator("main a").getByText("Decided otherwise").press("Enter");
      page.waitForLoadState();
      corrected += page.locator("article.card").count();
      SmallPhone.fits(page);
      page.context().close();
    }
    assertThat(corrected).isEqualTo(4);
  }

  private void freeze(Page manager, String dataset) {
    manager.navigate(desk.page(dataset, "snapshots"));
    manager.locator("main button").getByText("Take the snapshot").press("Enter");
    assertThat(manager.locator(".alert-success")).hasText("Snapshot 1 is taken.");
    JsonNode taken = api.get(desk.at("/datasets/" + dataset + "/snapshots/1"));
    assertThat(taken.at("/counts/unlabelled").asInt()).isZero();
    int train = taken.at("/counts/train").asInt();
    int others = taken.at("/counts/validation").asInt() + taken.at("/counts/test").asInt();
    assertThat(train + others).isEqualTo(40);
    assertThat(train).as("which texts are nearly the same moves one or two").isBetween(30, 34);
  }

  private static void train(Page manager) {
    manager.locator("main a").getByText("Train on it").press("Enter");
    manager.fill("#f-model", "feelings");
    manager.locator("input[name=method][value=head]").check();
    manager.locator("main button").getByText("Start training").press("Enter");
    assertThat(manager.locator(".standing h2"))
        .hasText("Version 1 is ready", new LocatorAssertions.HasTextOptions().setTimeout(300_000));
  }

  /** The next texts arrive, and the model looks at them. */
  private void suggest(Page manager, String dataset) {
    StringBuilder csv = new StringBuilder("text\n");
    for (int i = 0; i < LATER; i++) {
      csv.append("\"what came later, number ").append(i).append("\"\n");
    }
    api.post(desk.at("/datasets/" + dataset + "/examples"), "text/csv", csv.toString());
    manager.navigate(desk.page(dataset, "annotation"));
    manager.locator("#f-suggestions").selectOption("shown");
    manager.locator("button[type=submit]").getByText("Save").click();
    // The button would stop what the scheduler has begun meanwhile.
    api.post(desk.at("/datasets/" + dataset + "/annotation/suggestions"), "{}");
    await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () ->
                api.get(desk.at("/datasets/" + dataset + "/annotation/suggestions"))
                    .path("suggested")
                    .asInt(),
            suggested -> suggested == LATER);
  }

  /** One text in ten comes without its suggestion, by chance. */
  private void takeOver(String dataset) {
    Page page = signedIn(ling);
    page.navigate(desk.page(dataset, "annotate"));
    int taken = 0;
    for (int i = 0; i < LATER; i++) {
      assertThat(page.locator("#desk-text")).hasText("what came later, number " + i);
      if (page.locator("#suggestion").isVisible()) {
        String suggested = page.locator("#suggested").textContent().strip();
        page.keyboard().press("x");
        assertThat(page.locator("input[value=" + suggested + "]")).isChecked();
        taken++;
      } else {
        page.keyboard().press("1");
      }
      page.keyboard().press("Enter");
    }
    assertThat(page.locator("#desk-empty")).isVisible();
    Desk.saved(page);
    assertThat(taken).isPositive();
    page.context().close();
  }

  /** They differ on 4 of 40: alpha is 1 − 79 · 8 / (2 · 44 · 36). */
  private void howFarTheyAgree(Page manager, String dataset) {
    manager.navigate(desk.page(dataset, "agreement"));
    assertThat(manager.locator("section p").first()).containsText("Krippendorff’s alpha: 0.80");
    assertThat(manager.locator("tbody").last()).containsText(ling.email());
    assertThat(manager.locator("tbody").nth(2)).containsText("joy");
    manager.locator("details.behind summary").first().click();
    Locator row = manager.locator("details[open] .matrix tbody tr");
    assertThat(row).hasCount(2);
    assertThat(row.first().locator("td")).hasCount(3);
    assertThat(row.first().locator("th")).hasText("joy");
    assertThat(row.first().locator(".same")).containsText("%");
    SmallPhone.fits(manager);
    Pictures.keep(manager, "annotation-agreement");
  }

  private interface Keys {
    String of(int text);
  }

  private void label(TestUser person, String dataset, Keys keys) {
    Page page = signedIn(person);
    page.navigate(desk.page(dataset, "annotate"));
    for (int i = 0; i < TEXTS; i++) {
      assertThat(page.locator("#desk-text")).hasText("text number " + i);
      page.keyboard().press(keys.of(i));
      if (i == 2) {
        Pictures.keep(page, "annotation-desk-" + person.email().substring(0, 4));
      }
      page.keyboard().press("Enter");
    }
    assertThat(page.locator("#desk-empty")).isVisible();
    Desk.saved(page);
    page.context().close();
  }

  private Page signedIn(TestUser person) {
    Page page = browsers.english();
    Browsers.signIn(page, person.email());
    return page;
  }
}
