package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.attune.console.testing.AnnotatedOrganisation;
import dev.attune.console.testing.Browsers;
import dev.attune.console.testing.PlatformResource;
import dev.attune.console.testing.SmallPhone;
import dev.attune.console.testing.TaskRows;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A label that was given by mistake is found by a training and mended in review. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabelErrorsWalkTest {
  private static final String MISTAKEN = "Nora from Leeds is so happy and laughs with joy, day 99";

  /** Joy that hardly shows: the more of it, the less sure a model has to be of what it doubts. */
  private static final String QUIET_JOY =
      IntStream.range(70, 76)
          .mapToObj("{\"label\":\"joy\",\"text\":\"Louis from Porto waits, day %d\"}\n"::formatted)
          .collect(Collectors.joining());

  private final AnnotatedOrganisation desk = new AnnotatedOrganisation();
  private final Browsers browsers = new Browsers();

  @AfterAll
  void close() {
    browsers.close();
  }

  @Test
  void a_doubted_label_is_opened_in_review_and_mended() {
    String dataset =
        desk.dataset(
            "doubted", "{\"type\":\"single-label\",\"labels\":[\"joy\",\"anger\",\"other\"]}");
    desk.api()
        .post(
            desk.at("/datasets/" + dataset + "/examples"),
            "application/x-ndjson",
            divided(
                TaskRows.labels()
                    + QUIET_JOY
                    + "{\"label\":\"anger\",\"text\":\""
                    + MISTAKEN
                    + "\"}\n"));
    Page manager = browsers.english();
    Browsers.signIn(manager, desk.owner().email());
    manager.navigate(desk.page(dataset, "label-errors"));
    assertThat(manager.locator("main")).containsText("No labels have been checked yet");
    SmallPhone.fits(manager);
    train(dataset);

    manager.navigate(desk.page(dataset, "label-errors"));
    Locator row =
        manager.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(MISTAKEN));
    assertThat(row).hasCount(1);
    assertThat(row.locator(".answer-cell").first()).containsText("anger");
    assertThat(row.locator(".answer-cell").nth(1)).containsText("joy");
    SmallPhone.fits(manager);
    row.locator("button").click();
    assertThat(manager.locator(".alert-danger")).containsText("no plan for its annotation");

    desk.plan(dataset);
    manager.navigate(desk.page(dataset, "label-errors"));
    row.locator("button").click();
    assertThat(manager.locator("article.card")).hasCount(1);
    assertThat(manager.locator("article.card")).containsText(MISTAKEN);
    assertThat(manager.locator("article.card")).containsText("Label before");
    SmallPhone.fits(manager);
    manager
        .locator("article.card input[name=answer]")
        .nth(1)
        .evaluate("input => { input.value = '{\"label\":\"no such label\"}'; }");
    manager.locator("article.card button.btn-primary").nth(1).click();
    assertThat(manager.locator(".alert-danger")).isVisible();
    assertThat(manager.locator("article.card")).hasCount(1);
    manager.locator("article.card button.btn-primary").nth(1).click();
    assertThat(manager.locator(".alert-success")).containsText("Done");
    assertThat(manager.locator("h2").first()).hasText("Likely label errors");
    assertThat(row).hasCount(0);
    browsers.inChinese(manager);
    manager.navigate(desk.page(dataset, "label-errors"));
    assertThat(manager.locator("h2").first()).hasText("可能的标签错误");
    SmallPhone.fits(manager);
  }

  /** The same texts in the same splits each time, so that each time the same is doubted. */
  private static String divided(String rows) {
    List<String> splits = List.of("train", "train", "train", "validation", "test");
    List<String> lines = rows.lines().toList();
    return IntStream.range(0, lines.size())
        .mapToObj(
            i ->
                "{\"split\":\"%s\",%s\n"
                    .formatted(splits.get(i % splits.size()), lines.get(i).substring(1)))
        .collect(Collectors.joining());
  }

  private void train(String dataset) {
    desk.api().post(desk.at("/datasets/" + dataset + "/snapshots"), "{\"splits\":\"column\"}");
    String run =
        desk.api()
            .post(
                desk.at("/training-runs"),
                """
                {"model":"doubts","dataset":"%s","baseModel":"minilm-l6-en","method":"head"}
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
}
