package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.attune.console.testing.PlatformResource;
import dev.attune.console.testing.Scriptless;
import dev.attune.console.testing.TrainedOrganisation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The forms about data sets, by hand and without scripts. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
class DatasetFormsTest {

  private final TrainedOrganisation organisation = TrainedOrganisation.get();

  @Test
  void a_data_set_is_made_filled_divided_and_deleted() {
    var name = "forms " + UUID.randomUUID().toString().substring(0, 8);
    Scriptless.as(
        organisation.owner(),
        page -> {
          page.navigate(home() + "/datasets/new");
          page.fill("#f-name", name);
          page.fill("#f-labels", "good\nbad");
          Scriptless.enter(page, "main .btn-primary");
          assertThat(page.locator(".alert-success")).isVisible();

          upload(page, "few.csv", rows());
          assertThat(page.locator(".outcome-good")).containsText("30 examples stored");
          assertThat(page.locator(".outcome")).containsText("1 duplicate skipped");
          assertThat(page.locator(".outcome-bad")).containsText("1 line rejected");
          assertThat(page.locator("tbody tr")).containsText("Has the unknown label \"ugly\"");

          page.locator(".tabs a[href$='/snapshots']").click();
          page.fill("#f-train", "90");
          Scriptless.enter(page, "main button[type=submit]");
          assertThat(page.locator("#e-train")).containsText("add up to 100");
          assertThat(page.locator("#f-train")).hasValue("90");
          page.fill("#f-train", "80");
          Scriptless.enter(page, "main button[type=submit]");
          assertThat(page.locator(".alert-success")).hasText("Snapshot 1 is taken.");
          page.fill("#f-seed", "first");
          page.locator("input[name=division][value=kept]").press("Space");
          assertThat(page.locator("#f-seed")).isHidden();
          page.fill("#f-testOf", "7");
          page.fill("#f-keptValidation", "0");
          Scriptless.enter(page, "main button[type=submit]");
          assertThat(page.locator("#e-keptValidation")).containsText("from 1 to 99");
          assertThat(page.locator("#e-seed")).isVisible();
          page.fill("#f-seed", "1");
          page.fill("#f-keptValidation", "20");
          Scriptless.enter(page, "main button[type=submit]");
          assertThat(page.locator(".alert-danger")).containsText("no snapshot 7 to keep");
          page.fill("#f-testOf", "1");
          Scriptless.enter(page, "main button[type=submit]");
          assertThat(page.locator(".alert-success")).hasText("Snapshot 2 is taken.");
          assertThat(page.locator("tbody tr").first()).containsText("as in snapshot 1");

          page.locator(".tabs a[href$='/settings']").click();
          page.fill("#f-confirmation", "something else");
          Scriptless.enter(page, "button:has-text(\'Delete for good\')");
          assertThat(page.locator("#e-confirmation")).hasText("This is not the data set’s name.");
          page.fill("#f-confirmation", name);
          Scriptless.enter(page, "button:has-text(\'Delete for good\')");
          assertThat(page).hasURL(Pattern.compile(".*/datasets"));
          assertThat(page.getByText(name)).hasCount(0);
        });
  }

  @Test
  void answers_of_several_people_come_with_a_file_and_go_before_a_reviewer() {
    Scriptless.as(
        organisation.owner(),
        page -> {
          page.navigate(home() + "/datasets/new");
          page.fill("#f-name", "several " + UUID.randomUUID().toString().substring(0, 8));
          page.fill("#f-labels", "good\nbad");
          Scriptless.enter(page, "main .btn-primary");

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
  void a_file_for_each_person_puts_their_answers_together() {
    Scriptless.as(
        organisation.owner(),
        page -> {
          page.navigate(home() + "/datasets/new");
          page.fill("#f-name", "each " + UUID.randomUUID().toString().substring(0, 8));
          page.fill("#f-labels", "good\nbad");
          Scriptless.enter(page, "main .btn-primary");
          page.fill("#f-annotator", "ann@elsewhere.example");
          upload(page, "ann.csv", "text,label\nso so,good\nfine,good\n");
          assertThat(page.locator(".outcome")).containsText("2 answers of people stored");

          page.getByText("See the examples").click();
          page.locator(".upload-card summary").first().click();
          page.fill("#f-annotator", "bo");
          page.locator("#f-file")
              .setInputFiles(
                  new FilePayload(
                      "bo.png", "text/csv", "nothing".getBytes(StandardCharsets.UTF_8)));
          Scriptless.enter(page, ".upload-card button.btn-primary");
          assertThat(page.locator("#e-format")).containsText("Choose its format");
          assertThat(page.locator("#f-annotator")).hasValue("bo");
          upload(page, "bo.csv", "text,label\nso so,bad\nfine,good\nfine,bad\n");
          assertThat(page.locator(".outcome"))
              .containsText("2 of them added to texts that were there already, from 2 lines");
          assertThat(page.locator(".outcome")).containsText("1 answer left out");

          page.locator(".tabs a[href$='/review']").click();
          var item = page.locator("[data-review]");
          assertThat(item).hasCount(1);
          assertThat(item).containsText("ann@elsewhere.example");
          assertThat(item).containsText("bo");
        });
  }

  @Test
  void what_is_wrong_with_a_new_data_set_stands_at_its_field() {
    Scriptless.as(
        organisation.owner(),
        page -> {
          page.navigate(home() + "/datasets/new");
          page.fill("#f-name", "feelings");
          page.fill("#f-labels", "joy\njoy");
          Scriptless.enter(page, "main .btn-primary");
          assertThat(page.locator("#e-labels")).hasText("“joy” is listed twice.");
          assertThat(page.locator("#f-labels")).hasAttribute("aria-invalid", "true");
          page.fill("#f-labels", "joy\nanger");
          Scriptless.enter(page, "main .btn-primary");
          assertThat(page.locator("#e-name")).containsText("exists already");
          assertThat(page.locator("#f-labels")).hasValue("joy\nanger");
        });
  }

  @Test
  void each_answer_of_a_joint_task_may_mark_texts_that_have_none_of_its_labels() {
    var name = "marked " + UUID.randomUUID().toString().substring(0, 8);
    Scriptless.as(
        organisation.owner(),
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
          Scriptless.enter(page, "main .btn-primary");
          assertThat(page.locator("[id='e-output.0.outOfScope']"))
              .containsText("must be another word");
          page.fill("[id='f-output.0.outOfScope']", "other");
          page.locator("[id='f-output.1.type']").selectOption("single-label");
          assertThat(page.locator("[id='f-output.1.outOfScope']")).isVisible();
          page.locator("[id='f-output.1.type']").selectOption("token");
          Scriptless.enter(page, "main .btn-primary");
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
  void what_the_platform_says_of_one_answer_of_a_joint_task_stands_where_it_is_seen() {
    Scriptless.as(
        organisation.owner(),
        page -> {
          page.navigate(home() + "/datasets/new");
          page.fill("#f-name", "many " + UUID.randomUUID().toString().substring(0, 8));
          page.locator("input[name=task][value=joint]").check();
          page.fill("[id='f-output.0.name']", "intent");
          page.fill("[id='f-output.0.labels']", "book\nask");
          page.fill("[id='f-output.1.name']", "names");
          page.fill(
              "[id='f-output.1.labels']",
              IntStream.range(0, 201)
                  .mapToObj(Integer::toString)
                  .collect(Collectors.joining("\n")));
          Scriptless.enter(page, "main .btn-primary");
          assertThat(page.locator("[id='e-output.1.labels']")).isVisible();
          assertThat(page.locator("[id='e-output.1.labels']")).containsText("200");
        });
  }

  @Test
  void a_file_that_cannot_be_read_is_refused_with_its_line_and_nothing_is_stored() {
    Scriptless.as(
        organisation.owner(),
        page -> {
          page.navigate(examples());
          page.locator(".upload-card summary").first().click();
          upload(page, "wrong.csv", "message,feeling\nhello,joy\n");
          assertThat(page.locator(".alert-danger")).containsText("Line 1:");
          assertThat(page.locator(".alert-danger")).containsText("no column \"text\"");
          assertThat(page.locator(".alert-danger .request-id")).isVisible();
          upload(page, "wrong.tsv", "text;label\nhello;joy\n");
          assertThat(page.locator(".alert-danger")).containsText("divided at semicolons");
          upload(page, "picture.png", "nothing");
          assertThat(page.locator("#e-format")).containsText("Choose its format");
        });
  }

  private static void upload(Page page, String name, String content) {
    page.locator("#f-file")
        .setInputFiles(new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
    Scriptless.enter(page, ".upload-card button.btn-primary");
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
