package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.attune.console.format.ServiceSentences;
import dev.attune.console.testing.ApiCalls;
import dev.attune.console.testing.PlatformResource;
import dev.attune.console.testing.Scriptless;
import dev.attune.local.testing.TestUser;
import dev.attune.local.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The form for a new run, without scripts: the data that a link names, and what can be set. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrainingFormTest {

  private static final int SNAPSHOTS = 12;
  private static final int LISTED = 200;
  private static final String MOODS = "{\"type\":\"single-label\",\"labels\":[\"good\",\"bad\"]}";
  private static final String PLACES = "{\"type\":\"token\",\"labels\":[\"place\"]}";

  private final String slug = "form-" + UUID.randomUUID().toString().substring(0, 8);
  private final TestUser owner = Tokens.newUser();
  private final ApiCalls api = new ApiCalls(owner.token());
  private String moods = "";
  private String places = "";

  @BeforeAll
  void fill() {
    api.post("/tenants", "{\"slug\":\"%s\",\"name\":\"Form\",\"locale\":\"en\"}".formatted(slug));
    moods = dataset("moods", MOODS);
    upload("moods", "text/csv", moodRows());
    for (int i = 0; i < SNAPSHOTS; i++) {
      snapshot("moods");
    }
    places = dataset("places", PLACES);
    upload("places", "application/x-ndjson", placeLines());
    snapshot("places");
  }

  @Test
  void a_link_to_an_old_snapshot_chooses_it() {
    visit(
        page -> {
          page.navigate(form() + "?dataset=" + moods + "&snapshot=1");
          assertThat(page.locator("#f-data")).hasValue(moods + "/1");
          page.fill("#f-model", "Not A Name");
          Scriptless.enter(page, "button:has-text('Start training')");
          assertThat(page.locator("#e-model")).isVisible();
          assertThat(page.locator("#f-data")).hasValue(moods + "/1");
          page.navigate(form() + "?model=mood&dataset=moods&snapshot=2");
          assertThat(page.locator("#f-data")).hasValue(moods + "/2");
          page.navigate(form() + "?dataset=" + places);
          assertThat(page.locator("#f-data")).hasValue(places + "/1");
        });
  }

  @Test
  void a_link_to_data_that_is_gone_chooses_no_other() {
    visit(
        page -> {
          for (var gone :
              new String[] {
                "?dataset=" + moods + "&snapshot=99",
                "?dataset=" + moods + "&snapshot=0",
                "?dataset=" + UUID.randomUUID() + "&snapshot=1",
                "?dataset=never%20made",
                "?dataset=..&snapshot=1",
                "?snapshot=1"
              }) {
            page.navigate(form() + gone);
            assertThat(page.locator("#f-data")).hasValue("");
            assertThat(page.locator("#f-data")).hasAttribute("required", "");
            assertThat(page.locator("#e-data")).containsText("is not there");
          }
        });
  }

  @Test
  void an_earlier_run_fills_the_form_and_is_asked_for_again() {
    var earlier =
        api.post(
            at("/training-runs"),
            """
            {"model":"once-more","dataset":"moods","snapshot":1,"baseModel":"minilm-l6-en","method":"lora",
             "hyperparameters":{"epochs":1,"rank":4,"targets":["key"]},"search":{"trials":5}}
            """);
    visit(
        page -> {
          page.navigate(form() + "?run=" + earlier.path("id").asText());
          assertThat(page.locator("#f-model")).hasValue("once-more");
          assertThat(page.locator("#f-data")).hasValue(moods + "/1");
          assertThat(page.locator("#f-baseModel")).hasValue("minilm-l6-en");
          assertThat(page.locator("input[name=method][value=lora]")).isChecked();
          assertThat(page.locator("#methods details[open]")).hasCount(1);
          assertThat(page.locator("[id='f-lora.rank']")).hasValue("4");
          assertThat(page.locator("[id='f-lora.epochs']")).hasValue("1");
          assertThat(page.locator("[id='f-lora.patience']")).hasValue("");
          assertThat(page.locator("[name='lora.targets']:checked")).hasValue("key");
          assertThat(page.locator("input[name=search]")).isChecked();
          assertThat(page.locator("#f-trials")).hasValue("5");
          Scriptless.enter(page, "button:has-text('Start training')");
          assertThat(page.locator("h1")).containsText("once-more");
          page.navigate(form() + "?run=" + UUID.randomUUID());
          assertThat(page.locator("#f-model")).hasCount(0);
          page.navigate(form() + "?run=..");
          assertThat(page.locator("#f-model")).hasCount(0);
        });
    var runs = api.get(at("/training-runs?model=once-more")).path("items");
    assertThat(runs).hasSize(2);
    for (var run : runs) {
      assertThat(run.path("snapshot").intValue()).isOne();
      assertThat(run.path("method").asText()).isEqualTo("lora");
      assertThat(run.at("/hyperparameters/rank").intValue()).isEqualTo(4);
      assertThat(run.at("/hyperparameters/targets")).hasSize(1);
      assertThat(run.at("/hyperparameters/targets/0").asText()).isEqualTo("key");
      assertThat(run.at("/hyperparameters/epochs").intValue()).isOne();
      assertThat(run.path("hyperparameters").has("patience")).isFalse();
      assertThat(run.at("/search/trials").intValue()).isEqualTo(5);
    }
  }

  @Test
  void data_that_is_gone_when_the_form_is_sent_is_not_replaced_by_other_data() {
    var shortLived = dataset("short-lived", MOODS);
    upload("short-lived", "text/csv", moodRows());
    snapshot("short-lived");
    visit(
        page -> {
          page.navigate(form() + "?model=mood&dataset=" + shortLived);
          assertThat(page.locator("#f-data")).hasValue(shortLived + "/1");
          var other = page.context().newPage();
          other.navigate("/" + slug + "/datasets/" + shortLived + "/settings");
          other.fill("#f-confirmation", "short-lived");
          Scriptless.enter(other, "button:has-text('Delete for good')");
          assertThat(other).hasURL(Pattern.compile(".*/datasets"));
          Scriptless.enter(page, "button:has-text('Start training')");
          assertThat(page.locator("#e-data")).containsText("is not there");
          assertThat(page.locator("#f-data")).hasValue("");
        });
  }

  @Test
  void a_data_set_beyond_those_that_are_listed_is_chosen_all_the_same() {
    var name = "zz-last";
    for (int i = 0; i < LISTED; i++) {
      dataset("more-%03d".formatted(i), MOODS);
    }
    var last = dataset(name, MOODS);
    upload(name, "text/csv", moodRows());
    snapshot(name);
    visit(
        page -> {
          page.navigate(form() + "?dataset=" + last + "&snapshot=1");
          assertThat(page.locator("#f-data")).hasValue(last + "/1");
          page.navigate(form() + "?dataset=" + name + "&snapshot=1");
          assertThat(page.locator("#f-data")).hasValue(last + "/1");
        });
  }

  @Test
  void a_switch_that_is_off_is_sent_as_such() {
    visit(
        page -> {
          page.navigate(form() + "?model=switched-off&dataset=places");
          assertThat(page.locator("[id='f-lora.classWeights']")).hasCount(0);
          Scriptless.enter(page, "#methods summary:visible");
          page.locator("[id='f-lora.crf']").press("Space");
          page.fill("#f-model", "Not A Name");
          Scriptless.enter(page, "button:has-text('Start training')");
          assertThat(page.locator("#e-model")).isVisible();
          assertThat(page.locator("[id='f-lora.crf']")).not().isChecked();
          page.fill("#f-model", "switched-off");
          Scriptless.enter(page, "button:has-text('Start training')");
          assertThat(page.locator("h1")).containsText("switched-off");
          page.navigate(form() + "?model=switched-on&dataset=places");
          Scriptless.enter(page, "button:has-text('Start training')");
          assertThat(page.locator("h1")).containsText("switched-on");
        });
    assertThat(crfOf("switched-off")).isZero();
    assertThat(crfOf("switched-on")).isOne();
  }

  @Test
  void a_batch_too_small_for_its_method_is_refused_at_its_field() {
    visit(
        page -> {
          page.navigate(form() + "?model=mood&dataset=moods");
          page.locator("input[name=method][value=few-shot]").press("Space");
          Scriptless.enter(page, "#methods .option:has(input[value=few-shot]) summary");
          page.locator("[id='f-few-shot.batchSize']").fill("3");
          Scriptless.enter(page, "button:has-text('Start training')");
          assertThat(page.locator("[id='e-few-shot.batchSize']")).containsText("from 4 to 256");
        });
  }

  @Test
  void every_hyperparameter_is_explained_in_chinese() {
    for (var base : api.get("/base-models").path("items")) {
      for (var method : base.path("methods")) {
        for (var one : method.path("hyperparameters")) {
          var description = one.path("description").asText();
          assertThat(ServiceSentences.told(description, Locale.CHINESE)).isNotEqualTo(description);
        }
      }
    }
  }

  private int crfOf(String model) {
    var runs = api.get(at("/training-runs?model=" + model)).path("items");
    assertThat(runs).hasSize(1);
    return runs.path(0).path("hyperparameters").path("crf").intValue();
  }

  private void visit(Consumer<Page> visit) {
    Scriptless.as(owner, visit);
  }

  private String dataset(String name, String task) {
    return api.post(
            at("/datasets"),
            "{\"name\":\"%s\",\"language\":\"en\",\"guidelines\":\"\",\"task\":%s}"
                .formatted(name, task))
        .path("id")
        .asText();
  }

  private void upload(String dataset, String type, String body) {
    api.post(at("/datasets/" + dataset + "/examples"), type, body);
  }

  private void snapshot(String dataset) {
    api.post(
        at("/datasets/" + dataset + "/snapshots"),
        "{\"splits\":{\"train\":0.5,\"validation\":0.25,\"test\":0.25},\"seed\":1}");
  }

  private static String moodRows() {
    var rows = new StringBuilder("text,label\n");
    for (int i = 0; i < 30; i++) {
      rows.append(
          i % 2 == 0 ? "what a fine day " + i + ",good\n" : "what a sad day " + i + ",bad\n");
    }
    return rows.toString();
  }

  private static String placeLines() {
    var lines = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      lines.append(
          "{\"text\":\"Rome is number %d\",\"entities\":[{\"start\":0,\"end\":4,\"label\":\"place\"}]}\n"
              .formatted(i));
    }
    return lines.toString();
  }

  private String form() {
    return "/" + slug + "/runs/new";
  }

  private String at(String path) {
    return "/tenants/" + slug + path;
  }
}
