package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import dev.attune.console.testing.AnnotatedOrganisation;
import dev.attune.console.testing.Browsers;
import dev.attune.console.testing.Desk;
import dev.attune.console.testing.PlatformResource;
import dev.attune.console.testing.SmallPhone;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A model is trained, and suggests the answers to the next texts. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuggestionsWalkTest {
  private static final Path LABELLED = Path.of("..", "demo", "feelings-en.csv");
  private static final int TEXTS = 16;

  private final AnnotatedOrganisation desk = new AnnotatedOrganisation();
  private final Browsers browsers = new Browsers();

  @AfterAll
  void close() {
    browsers.close();
  }

  @Test
  void a_trained_model_suggests_answers_that_one_key_takes_over() throws IOException {
    String dataset =
        desk.dataset(
            "feelings",
            "{\"type\":\"single-label\",\"labels\":[\"joy\",\"sadness\",\"anger\",\"fear\",\"disgust\",\"surprise\",\"neutral\"]}");
    train(dataset);
    desk.upload(dataset, TEXTS);
    lookWithoutAPlan(dataset);
    Page manager = browsers.english();
    Browsers.signIn(manager, desk.owner().email());
    manager.navigate(desk.page(dataset, "annotation"));
    manager.fill("#f-annotators", "1");
    manager.fill("#f-annotatorsMax", "1");
    manager.locator("#f-ordering").selectOption("uncertainty");
    manager.fill("#f-randomShare", "5");
    manager.locator("#f-suggestions").selectOption("half");
    manager.locator("button[type=submit]").getByText("Save").click();
    assertThat(manager.locator("#e-randomShare")).containsText("10 to 100");
    manager.fill("#f-randomShare", "25");
    manager.fill("#f-unsureShare", "20");
    manager.locator("button[type=submit]").getByText("Save").click();
    assertThat(manager.locator("#e-unsureShare")).containsText("larger than annotators");
    manager.fill("#f-unsureShare", "0");
    manager.locator("button[type=submit]").getByText("Save").click();
    assertThat(manager.locator("#suggestions")).containsText("feelings, version 1");

    makeSuggestions(manager, dataset);
    seeWhatTeachesMost(manager, dataset);

    int shown = annotate(dataset);
    assertThat(shown).isBetween(1, TEXTS - 1);
    JsonNode anchoring = desk.api().get(desk.at("/datasets/" + dataset + "/annotation/anchoring"));
    assertThat(anchoring.at("/shown/answers").asInt()).isEqualTo(shown);
    assertThat(anchoring.at("/shown/same").asInt()).isEqualTo(shown);
    assertThat(anchoring.at("/withheld/answers").asInt()).isEqualTo(TEXTS - shown);
    manager.navigate(desk.page(dataset, "agreement"));
    assertThat(manager.locator("#anchoring")).containsText("Not enough data");
    SmallPhone.fits(manager);
    manager.navigate(desk.page(dataset, "annotation"));
    manager.fill("#f-randomShare", "50");
    manager.locator("button[type=submit]").getByText("Save").click();
    assertThat(manager.locator("#e-randomShare")).containsText("Use 25 at most");
    SmallPhone.fits(manager);
  }

  /** The least sure first. */
  private void seeWhatTeachesMost(Page manager, String dataset) {
    manager.navigate(desk.page(dataset, "next-texts"));
    assertThat(manager.locator("main")).containsText("feelings, version 1");
    assertThat(manager.locator("tbody tr")).hasCount(TEXTS);
    List<Double> unsure =
        manager.locator("tbody td.num").allTextContents().stream().map(Double::valueOf).toList();
    assertThat(unsure).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(manager.locator("tbody .chip")).hasCount(TEXTS);
    SmallPhone.fits(manager);
    manager.locator("main a").getByText("Covering the rest best").press("Enter");
    assertThat(manager.locator(".quiet-note")).containsText("No order by coverage");
  }

  private void train(String dataset) throws IOException {
    desk.api()
        .post(
            desk.at("/datasets/" + dataset + "/examples"), "text/csv", Files.readString(LABELLED));
    desk.api().post(desk.at("/datasets/" + dataset + "/snapshots"), "{\"splits\":\"column\"}");
    String run =
        desk.api()
            .post(
                desk.at("/training-runs"),
                """
                {"model":"feelings","dataset":"%s","snapshot":1,"baseModel":"minilm-l6-en","method":"head"}
                """
                    .formatted(dataset))
            .path("id")
            .asText();
    await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> desk.api().get(desk.at("/training-runs/" + run)).path("state").asText(),
            "succeeded"::equals);
  }

  /** Nothing has been seen yet; then the model looks. */
  private void lookWithoutAPlan(String dataset) {
    Page manager = browsers.english();
    Browsers.signIn(manager, desk.owner().email());
    manager.navigate(desk.page(dataset, "next-texts"));
    assertThat(manager.locator("main")).containsText("has not looked at any text yet");
    manager.locator("main button").getByText("Make suggestions now").press("Enter");
    assertThat(manager.locator(".alert-success")).isVisible();
    manager.context().close();
    awaitSuggestions(dataset);
  }

  private void awaitSuggestions(String dataset) {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () ->
                desk.api()
                    .get(desk.at("/datasets/" + dataset + "/annotation/suggestions"))
                    .path("suggested")
                    .asInt(),
            suggested -> suggested == TEXTS);
  }

  /** Asks for them, unless they are on their way already. */
  private void makeSuggestions(Page manager, String dataset) {
    manager.locator("#suggestions button").click();
    awaitSuggestions(dataset);
    manager.navigate(desk.page(dataset, "annotation"));
    assertThat(manager.locator("#suggestions"))
        .containsText(TEXTS + " undecided texts have a suggestion, 0 wait");
  }

  /** Takes over what is suggested and answers the rest; says how often something was. */
  private int annotate(String dataset) {
    Page page = browsers.english();
    Browsers.signIn(page, desk.ling().email());
    page.navigate(desk.page(dataset, "annotate"));
    int shown = 0;
    for (int i = 0; i < TEXTS; i++) {
      assertThat(page.locator("#desk-form")).isVisible();
      String text = page.locator("#desk-text").textContent();
      if (page.locator("#suggestion").isVisible()) {
        shown++;
        if (shown == 1) {
          SmallPhone.fits(page);
        }
        String suggested = page.locator("#suggested").textContent().strip();
        assertThat(page.locator(".choice.suggested")).hasCount(1);
        assertThat(page.locator("input:checked").count()).isZero();
        page.keyboard().press("x");
        assertThat(page.locator("input[value=" + suggested + "]")).isChecked();
      } else {
        page.keyboard().press("1");
      }
      page.keyboard().press("Enter");
      if (i + 1 < TEXTS) {
        assertThat(page.locator("#desk-text")).not().hasText(text);
      }
    }
    assertThat(page.locator("#desk-empty")).isVisible();
    Desk.saved(page);
    page.context().close();
    return shown;
  }
}
