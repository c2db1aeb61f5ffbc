package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.attune.console.testing.Browsers;
import dev.attune.console.testing.PlatformResource;
import dev.attune.console.testing.TrainedOrganisation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Forms by hand and without scripts: what is wrong is said at its field, and nothing entered is
 * lost.
 */
@QuarkusTest
@WithTestResource(PlatformResource.class)
class FormsTest {

  private final TrainedOrganisation organisation = TrainedOrganisation.get();

  @Test
  void a_data_set_is_made_filled_divided_and_deleted() {
    var name = "forms " + UUID.randomUUID().toString().substring(0, 8);
    asOwner(
        page -> {
          page.navigate(home() + "/datasets/new");
          page.fill("#f-name", name);
          page.fill("#f-labels", "good\nbad");
          enter(page, "main .btn-primary");
          assertThat(page.locator(".alert-success")).isVisible();

          upload(page, "few.csv", rows());
          assertThat(page.locator(".outcome-good")).containsText("30 examples stored");
          assertThat(page.locator(".outcome")).containsText("1 duplicate skipped");
          assertThat(page.locator(".outcome-bad")).containsText("1 line rejected");
          assertThat(page.locator("tbody tr")).containsText("Has the unknown label \"ugly\"");

          page.locator(".tabs a[href$='/snapshots']").click();
          page.fill("#f-train", "90");
          enter(page, "main button[type=submit]");
          assertThat(page.locator("#e-train")).containsText("add up to 100");
          assertThat(page.locator("#f-train")).hasValue("90");
          page.fill("#f-train", "80");
          enter(page, "main button[type=submit]");
          assertThat(page.locator(".alert-success")).hasText("Snapshot 1 is taken.");
          page.locator("input[name=division][value=kept]").press("Space");
          page.fill("#f-testOf", "7");
          page.fill("#f-keptValidation", "0");
          enter(page, "main button[type=submit]");
          assertThat(page.locator("#e-keptValidation")).containsText("from 1 to 99");
          page.fill("#f-keptValidation", "20");
          enter(page, "main button[type=submit]");
          assertThat(page.locator(".alert-danger")).containsText("no snapshot 7 to keep");
          page.fill("#f-testOf", "1");
          enter(page, "main button[type=submit]");
          assertThat(page.locator(".alert-success")).hasText("Snapshot 2 is taken.");
          assertThat(page.locator("tbody tr").first()).containsText("as in snapshot 1");

          page.locator(".tabs a[href$='/settings']").click();
          page.fill("#f-confirmation", "something else");
          enter(page, "button:has-text(\'Delete for good\')");
          assertThat(page.locator("#e-confirmation")).hasText("This is not the data set’s name.");
          page.fill("#f-confirmation", name);
          enter(page, "button:has-text(\'Delete for good\')");
          assertThat(page).hasURL(Pattern.compile(".*/datasets"));
          assertThat(page.getByText(name)).hasCount(0);
        });
  }

  @Test
  void answers_of_several_people_come_with_a_file_and_go_before_a_reviewer() {
    asOwner(
        page -> {
          page.navigate(home() + "/datasets/new");
          page.fill("#f-name", "several " + UUID.randomUUID().toString().substring(0, 8));
          page.fill("#f-labels", "good\nbad");
          enter(page, "main .btn-primary");

          upload(
              page,
              "several.jsonl",
              """
              {"text": "so so", "annotations": [{"by": "ann@elsewhere.example", "answer": {"label": "good"}}, {"answer": {"label": "bad"}}]}
              {"text": "fine", "annotations": [{"by": "ann@elsewhere.example", "answer": {"label": "good"}}, {"by": "bo", "skipped": "unclear"}]}
              """);
          assertThat(page.locator(".outcome")).containsText("4 answers of people stored");

          page.locator(".tabs a[href$='/review']").click();
          var item = page.locator("[data-review]");
          assertThat(item).hasCount(1);
          assertThat(item).containsText("ann@elsewhere.example");
          assertThat(item).containsText("Somebody");
          assertThat(item.getByText("from an upload")).hasCount(2);
          assertThat(item.locator("input[name=note]")).hasCount(0);
          item.locator("button[data-take]").first().press("Enter");
          assertThat(page.locator("[data-review=review]")).hasCount(0);
          page.locator("a[href$='status=decided']").click();
          assertThat(page.locator("[data-review]")).hasCount(2);
          assertThat(page.locator("main")).containsText("as uploaded");
        });
  }

  @Test
  void what_is_wrong_with_a_new_data_set_stands_at_its_field() {
    asOwner(
        page -> {
          page.navigate(home() + "/datasets/new");
          page.fill("#f-name", "feelings");
          page.fill("#f-labels", "joy\njoy");
          enter(page, "main .btn-primary");
          assertThat(page.locator("#e-labels")).hasText("“joy” is listed twice.");
          assertThat(page.locator("#f-labels")).hasAttribute("aria-invalid", "true");
          page.fill("#f-labels", "joy\nanger");
          enter(page, "main .btn-primary");
          assertThat(page.locator("#e-name")).containsText("exists already");
          assertThat(page.locator("#f-labels")).hasValue("joy\nanger");
        });
  }

  @Test
  void each_answer_of_a_joint_task_may_mark_texts_that_have_none_of_its_labels() {
    var name = "marked " + UUID.randomUUID().toString().substring(0, 8);
    asOwner(
        page -> {
          page.navigate(home() + "/datasets/new");
          page.fill("#f-name", name);
          page.locator("input[name=task][value=joint]").check();
          page.fill("[id='f-output.0.name']", "intent");
          page.fill("[id='f-output.0.labels']", "book\nask");
          page.fill("[id='f-output.0.outOfScope']", "ask");
          page.fill("[id='f-output.1.name']", "names");
          page.fill("[id='f-output.1.labels']", "person");
          assertThat(page.locator("[id='f-output.1.outOfScope']")).isHidden();
          enter(page, "main .btn-primary");
          assertThat(page.locator("[id='e-output.0.outOfScope']"))
              .containsText("must be another word");
          page.fill("[id='f-output.0.outOfScope']", "other");
          page.locator("[id='f-output.1.type']").selectOption("single-label");
          assertThat(page.locator("[id='f-output.1.outOfScope']")).isVisible();
          page.locator("[id='f-output.1.type']").selectOption("token");
          enter(page, "main .btn-primary");
          assertThat(page.locator(".alert-success")).isVisible();

          upload(
              page,
              "requests.jsonl",
              """
              {"text":"A table?","outputs":{"intent":"book","names":[]}}
              {"text":"It rains.","outputs":{"intent":"other","names":[]}}
              """);
          assertThat(page.locator(".outcome-good")).containsText("2 examples stored");
          page.locator(".tabs a").first().click();
          assertThat(page.locator("main .card").first().locator("tbody th"))
              .hasText(new String[] {"book", "ask", "other"});
          assertThat(page.locator("main .card").first().locator("tbody tr").last())
              .containsText("1");
        });
  }

  @Test
  void a_file_that_cannot_be_read_is_refused_with_its_line_and_nothing_is_stored() {
    asOwner(
        page -> {
          page.navigate(examples());
          page.locator(".upload-card summary").first().click();
          upload(page, "wrong.csv", "message,feeling\nhello,joy\n");
          assertThat(page.locator(".alert-danger")).containsText("Line 1:");
          assertThat(page.locator(".alert-danger")).containsText("no column \"text\"");
          assertThat(page.locator(".alert-danger .request-id")).isVisible();
          upload(page, "picture.png", "nothing");
          assertThat(page.locator("#e-format")).containsText("Choose its format");
        });
  }

  @Test
  void a_hyperparameter_out_of_range_is_refused_with_the_range_and_the_input_is_kept() {
    asOwner(
        page -> {
          page.navigate(home() + "/runs/new");
          page.fill("#f-model", "Not A Name");
          page.locator("[id='f-lora.rank']").fill("100000");
          page.locator("[name='lora.targets'][value='query']").press("Space");
          page.locator("[name='lora.targets'][value='value']").press("Space");
          enter(page, "button:has-text(\'Start training\')");
          assertThat(page.locator("#e-model")).isVisible();
          assertThat(page.locator("[id='e-lora.targets']")).containsText("At least one");
          assertThat(page.locator("[name='lora.targets']:checked")).hasCount(0);
          assertThat(page.locator("[id='e-lora.rank']")).containsText("whole number from");
          assertThat(page.locator("[id='f-lora.rank']")).hasValue("100000");
          assertThat(page.locator("#f-model")).hasValue("Not A Name");
          page.locator("[name='lora.targets'][value='key']").press("Space");
          enter(page, "button:has-text(\'Start training\')");
          assertThat(page.locator("[id='e-lora.targets']")).isHidden();
          assertThat(page.locator("[name='lora.targets']:checked")).hasValue("key");
        });
  }

  @Test
  void a_key_is_shown_once_with_a_ready_call() {
    asOwner(
        page -> {
          page.navigate(home() + "/settings/keys");
          page.fill("#f-name", "Kiosk");
          enter(page, "button:has-text(\'Make the key\')");
          var key = page.locator("#new-key").textContent();
          assertThat(key).matches("atn_[a-z0-9]+_\\S+");
          assertThat(page.locator("#new-key-curl")).containsText("/models/feelings/predict");
          page.getByText("To the keys").click();
          assertThat(page.locator("tbody")).containsText("Kiosk");
          assertThat(page.content()).doesNotContain(key);
          page.locator("tr", new Page.LocatorOptions().setHasText("Kiosk"))
              .locator("a[href$='/revoke']")
              .click();
          enter(page, "button:has-text('Revoke the key')");
          assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("Kiosk")))
              .containsText("Revoked");
        });
  }

  @Test
  void a_keys_limits_are_set_when_it_is_made_and_changed_later() {
    asOwner(
        page -> {
          page.navigate(home() + "/settings/keys");
          page.fill("#f-name", "Till");
          page.fill("#f-requestsPerSecond", "0");
          enter(page, "button:has-text(\'Make the key\')");
          assertThat(page.locator("#e-requestsPerSecond")).containsText("whole number from 1");
          page.fill("#f-requestsPerSecond", "5");
          enter(page, "button:has-text(\'Make the key\')");
          page.getByText("To the keys").click();
          var till = page.locator("tr", new Page.LocatorOptions().setHasText("Till"));
          assertThat(till).containsText("5 requests a second");
          till.locator("a[href$='/limits']").click();
          assertThat(page.locator("#f-requestsPerSecond")).hasValue("5");
          page.fill("#f-requestsPerSecond", "");
          page.fill("#f-textsPerMinute", "1200");
          enter(page, "button:has-text('Save')");
          assertThat(page.locator(".alert-success")).containsText("limits are saved");
          assertThat(till).containsText("1,200 texts a minute");
          assertThat(till).not().containsText("5 requests");
        });
  }

  @Test
  void the_last_owner_stays() {
    asOwner(
        page -> {
          page.navigate(home() + "/people");
          var mine =
              page.locator(
                  "tr", new Page.LocatorOptions().setHasText(organisation.owner().email()));
          mine.getByText("Remove").click();
          enter(page, "button:has-text(\'Remove from the organisation\')");
          assertThat(page.locator(".alert-danger")).containsText("at least one owner");
        });
  }

  @Test
  void a_model_answers_in_the_playground() {
    asOwner(
        page -> {
          page.navigate(home() + "/models/feelings/playground");
          page.fill("#f-text", "I am so happy that you are here, I could sing!");
          enter(page, "main button:has-text('Ask')");
          assertThat(page.locator(".opinion tbody tr")).hasCount(7);
          assertThat(page.locator("#f-text")).hasValue(Pattern.compile("I am so happy.*"));
          assertThat(page.url()).doesNotContain("happy");
        });
  }

  private void asOwner(Consumer<Page> visit) {
    try (var browsers = new Browsers()) {
      var page =
          browsers.open(
              new Browser.NewContextOptions().setJavaScriptEnabled(false).setLocale("en-GB"));
      Browsers.signIn(page, organisation.owner().email());
      visit.accept(page);
      page.context().close();
    }
  }

  /** Presses a button as somebody without a mouse does. */
  private static void enter(Page page, String button) {
    page.locator(button).press("Enter");
  }

  private static void upload(Page page, String name, String content) {
    page.locator("#f-file")
        .setInputFiles(new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
    enter(page, ".upload-card button.btn-primary");
  }

  private static String rows() {
    var rows = new StringBuilder("text,label\n");
    for (int i = 0; i < 30; i++) {
      rows.append("text number ").append(i).append(i % 2 == 0 ? ",good\n" : ",bad\n");
    }
    return rows.append("text number 3,bad\nan odd one,ugly\n").toString();
  }

  private String home() {
    return "/" + organisation.slug();
  }

  private String examples() {
    return home() + "/datasets/" + organisation.dataset() + "/examples";
  }
}
