package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.options.FilePayload;
import dev.attune.console.testing.OnSamplePages;
import dev.attune.console.testing.SamplePage;
import dev.attune.console.testing.SampleServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file is checked before it is uploaded, and two snapshots are compared. */
@QuarkusTest
@WithTestResource(SampleServices.class)
class DatasetFilesTest extends OnSamplePages {

  private static final String DATASET = "/harbour/datasets/00000000-0000-0000-0000-000000000001";

  @ParameterizedTest
  @CsvSource({"en, light", "zh, dark"})
  void a_check_says_what_would_come_of_the_file(String language, String theme) {
    sample.choose(language, theme);

    check();

    assertThat(page.locator("main")).containsText("1,997");
    assertThat(page.locator("main")).containsText("GB18030");
    assertThat(page.locator(".outcome"))
        .containsText(
            language.equals("en")
                ? "3,600 answers of people on 1,800 texts, skipped 12 times"
                : "1,800 条文本共有标注员的 3,600 个答案，另有 12 次跳过");
    assertThat(page.locator(".outcome"))
        .containsText(
            language.equals("en")
                ? "3 people are named; the answers of 310 texts differ"
                : "310 条文本的答案不一致");
    assertThat(page.locator(".outcome"))
        .containsText(
            language.equals("en")
                ? "1,412 of them would be added to texts that are there already, from 1,400 lines"
                : "其中 1,412 个将添加到原有的文本上，来自 1,400 行");
    assertThat(page.locator(".outcome"))
        .containsText(language.equals("en") ? "7 answers would be left out" : "将略过 7 个答案");
    assertThat(page.locator("main")).containsText("Joy (4) → joy");
    assertThat(page.locator("main"))
        .containsText(language.equals("en") ? "Lines 12, 40, 41" : "第 12、40、41 行");
    assertThat(page.locator("main"))
        .containsText(language.equals("en") ? "Nothing was stored" : "没有保存任何内容");
    assertThat(page.locator("main")).containsText("A finding that this console does not know yet.");
    assertFits();
  }

  @ParameterizedTest
  @CsvSource({"en, light", "zh, dark"})
  void what_changed_between_two_snapshots_is_shown(String language, String theme) {
    sample.choose(language, theme);

    page.navigate(DATASET + "/snapshots/2/changes");

    assertThat(page.locator("main")).containsText("1,200");
    assertThat(page.locator("main")).containsText("I could sing all the way");
    assertThat(page.locator("main")).containsText(language.equals("en") ? "Relabelled" : "更改答案");
    assertThat(page.locator("a[href*='after=MTA']")).hasCount(1);
    assertFits();
  }

  @Test
  void the_data_set_is_offered_in_every_form_that_fits_its_task() {
    sample.choose("en", "light");

    page.navigate(DATASET + "/examples");

    assertThat(page.locator("#f-export-format option").allTextContents())
        .containsExactly(
            "CSV",
            "TSV",
            "JSON Lines",
            "Label Studio JSON",
            "doccano JSONL",
            "Hugging Face datasets (Parquet)");
  }

  @Test
  void a_file_that_is_too_large_is_not_sent() {
    sample.choose("en", "light");
    page.navigate(DATASET + "/examples");
    page.locator("details.upload-card summary").first().click();
    assertThat(page.locator("#f-file")).hasAttribute("data-largest", "2147483648");
    page.locator("#f-file").evaluate("input => { input.dataset.largest = 10; }");

    page.locator("#f-file").setInputFiles(new FilePayload("a.csv", "text/csv", new byte[11]));
    page.locator("button[formaction$='/check']").click();
    assertThat(page.locator("#f-file:invalid")).hasCount(1);
    assertThat(page).hasURL(Pattern.compile(".*/examples$"));

    page.locator("#f-file").setInputFiles(new FilePayload("a.csv", "text/csv", new byte[10]));
    assertThat(page.locator("#f-file:valid")).hasCount(1);
  }

  @Test
  void an_upload_that_was_stopped_can_be_sent_again() {
    sample.choose("en", "light");
    page.navigate(DATASET + "/examples");
    page.locator("details.upload-card summary").first().click();
    var form = page.locator("form[data-busy]");
    var upload = form.locator("button.btn-primary");
    // Sending begins, and the page stays as where the browser is stopped.
    page.evaluate("window.addEventListener('submit', event => event.preventDefault())");
    chooseFile();
    upload.click();
    assertThat(upload).isDisabled();
    assertThat(upload).containsText("Uploading");

    chooseFile();
    assertThat(upload).isEnabled();
    assertThat(upload).hasText("Upload");
    assertThat(form.locator("button[formaction]")).isEnabled();

    upload.click();
    assertThat(upload).isDisabled();
    page.keyboard().press("Escape");
    assertThat(upload).isEnabled();
  }

  private void chooseFile() {
    page.locator("#f-file")
        .setInputFiles(
            new FilePayload(
                "texts.csv", "text/csv", "text,label\na,Joy\n".getBytes(StandardCharsets.UTF_8)));
  }

  private void check() {
    page.navigate(DATASET + "/examples");
    page.locator("details.upload-card summary").first().click();
    page.locator("#f-encoding").selectOption("GB18030");
    chooseFile();
    page.locator("button[formaction$='/check']").click();
    assertThat(page).hasURL(Pattern.compile(".*/examples/check$"));
  }

  private void assertFits() {
    var complaints = new ArrayList<String>();
    new AxeBuilder(page)
        .analyze()
        .getViolations()
        .forEach(
            violation ->
                violation
                    .getNodes()
                    .forEach(node -> complaints.add(violation.getId() + ": " + node.getHtml())));
    assertThat(complaints).isEmpty();
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(SamplePage.WIDTH);
    assertThat(errors).isEmpty();
  }
}
