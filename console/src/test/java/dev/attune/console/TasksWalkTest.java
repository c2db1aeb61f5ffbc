package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import dev.attune.console.testing.Browsers;
import dev.attune.console.testing.PlatformResource;
import dev.attune.console.testing.TaskRows;
import dev.attune.console.testing.TrainedOrganisation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The way from nothing to an answer, for each kind of task and with nothing replaced: create a data
 * set, fill it with its own sample and with texts, take a snapshot, train, promote, ask.
 */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TasksWalkTest {

  private static final double TRAINING_MILLIS = 180_000;
  private static final String TEXT = "Nora is so happy in Leeds, she could sing!";

  private final TrainedOrganisation organisation = TrainedOrganisation.get();
  private final Browsers browsers = new Browsers();
  private Page page;

  @BeforeAll
  void signIn() {
    page = browsers.english();
    Browsers.signIn(page, organisation.owner().email());
  }

  @AfterAll
  void close() {
    browsers.close();
  }

  @Test
  void one_label_or_a_refusal() {
    var name = begin("single-label");
    page.fill("#f-labels", "joy\nanger");
    page.fill("#f-outOfScope", "other");
    train(name, "csv", TaskRows.labels());
    assertThat(page.locator("main")).containsText("Texts that have none of the labels");
    ask(name);
    assertThat(page.locator(".opinion tbody tr")).hasCount(2);
  }

  @Test
  void several_labels() {
    var name = begin("multi-label");
    page.fill("#f-multiLabels", "joy\nanger\nwish");
    train(name, "csv", TaskRows.labelSets(), this::searchWithThreeTrials, this::lookAtTheTrials);
    assertThat(page.locator("th").getByText("Threshold")).isVisible();
    ask(name);
    assertThat(page.locator(".opinion tbody tr")).hasCount(3);
    assertThat(page.locator(".opinion .bar-mark")).hasCount(3);
  }

  @Test
  void parts_of_the_text() {
    var name = begin("token");
    page.fill("#f-spanLabels", "person\nplace");
    train(name, "conll", TaskRows.entities());
    assertThat(page.locator(".figure-name").first()).hasText("Entity F1");
    ask(name);
    assertThat(page.locator(".marked-text")).containsText("Nora");
  }

  @Test
  void values_on_a_scale() {
    var name = begin("regression");
    page.locator("[id='f-scale.0.name']").fill("stress");
    page.locator("[id='f-scale.0.min']").fill("0");
    page.locator("[id='f-scale.0.max']").fill("10");
    train(name, "csv", TaskRows.values());
    assertThat(page.locator(".figure-name").first()).hasText("Pearson correlation");
    ask(name);
    assertThat(page.locator(".scale-head")).containsText("90 % interval");
  }

  @Test
  void several_answers_at_once() {
    var name = begin("joint");
    page.getByText("Add an answer").click();
    assertThat(page.locator("#outputs fieldset")).hasCount(3);
    answer(0, "feeling", "single-label", "joy\nanger");
    answer(1, "names", "token", "person\nplace");
    answer(2, "mood", "regression", "stress 0 10");
    train(name, "jsonl", TaskRows.joint());
    assertThat(page.locator(".output-title")).hasCount(3);
    ask(name);
    assertThat(page.locator(".opinion h3"))
        .hasText(new String[] {"feeling", "names", "mood", "Was that right?"});
  }

  private String begin(String task) {
    var name = task + "-" + UUID.randomUUID().toString().substring(0, 8);
    page.navigate("/" + organisation.slug() + "/datasets/new");
    page.fill("#f-name", name);
    page.locator("input[name=task][value=" + task + "]").check();
    return name;
  }

  private void answer(int row, String name, String type, String labels) {
    page.locator("[id='f-output." + row + ".name']").fill(name);
    page.locator("[id='f-output." + row + ".type']").selectOption(type);
    page.locator("[id='f-output." + row + ".labels']").fill(labels);
  }

  private void searchWithThreeTrials() {
    page.locator("input[name=search]").check();
    page.fill("#f-trials", "33");
    button("Start training").click();
    assertThat(page.locator("#e-trials")).hasText("Use a whole number from 2 to 32.");
    assertThat(page.locator("input[name=search]")).isChecked();
    page.fill("#f-trials", "3");
  }

  private void lookAtTheTrials() {
    var trials =
        page.locator("section")
            .filter(
                new Locator.FilterOptions()
                    .setHas(page.locator("h2").getByText("What the search tried")))
            .locator("tbody tr");
    assertThat(trials).hasCount(3);
    assertThat(trials.and(page.locator("[data-best]"))).containsText("chosen");
  }

  private void train(String name, String sampleFormat, String rows) {
    train(name, sampleFormat, rows, () -> {}, () -> {});
  }

  private void train(
      String name, String sampleFormat, String rows, Runnable choices, Runnable afterwards) {
    button("Create a data set").click();
    upload(sample(sampleFormat), sampleFormat);
    page.getByText("See the examples").click();
    page.locator(".upload-card summary").first().click();
    upload(rows, "jsonl");
    page.locator("main a").getByText("Take a snapshot").first().click();
    button("Take the snapshot").click();
    assertThat(page.locator(".alert-success")).hasText("Snapshot 1 is taken.");

    page.locator("main a").getByText("Train on it").click();
    page.locator("#f-model").fill(name);
    page.locator("input[name=method][value=head]").check();
    choices.run();
    button("Start training").click();
    assertThat(page.locator(".standing h2"))
        .hasText(
            "Version 1 is ready",
            new LocatorAssertions.HasTextOptions().setTimeout(TRAINING_MILLIS));
    afterwards.run();
    page.getByText("See the version").click();
    assertThat(page.locator(".figure-tiles strong").first()).hasText(Pattern.compile("[−01].*"));
  }

  private void ask(String name) {
    page.locator("main a").getByText("Promote").click();
    button("Look at the change").click();
    button("Promote").click();
    assertThat(page.locator(".badge-live").first()).hasText("Version 1 in production");
    page.navigate("/" + organisation.slug() + "/models/" + name + "/versions/1");
    assertThat(page.locator("main a").getByText("Promote")).hasCount(0);
    page.locator("main a").getByText("Playground").first().click();
    page.fill("#f-text", TEXT);
    button("Ask").click();
    assertThat(page.locator("#opinion")).containsText("Version 1 answered");
  }

  /** The sample that the page offers, as a person would get it. */
  private String sample(String format) {
    var link = page.locator("a[download][href$='." + format + "']");
    var address = Objects.requireNonNull(link.getAttribute("href"));
    return page.request().get(address).text();
  }

  private void upload(String content, String format) {
    page.locator("#f-file")
        .setInputFiles(
            new FilePayload(
                "texts." + format, "text/plain", content.getBytes(StandardCharsets.UTF_8)));
    button("Upload").click();
    assertThat(page.locator(".outcome-good")).isVisible();
    assertThat(page.locator(".outcome-bad")).hasCount(0);
  }

  private Locator button(String name) {
    return page.locator("main button")
        .getByText(name, new Locator.GetByTextOptions().setExact(true))
        .or(
            page.locator("main button")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + name + "$"))));
  }
}
