package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.attune.console.testing.OnSamplePages;
import dev.attune.console.testing.SampleServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The texts behind the figures of every kind of task. */
@QuarkusTest
@WithTestResource(SampleServices.class)
class TestedTextsPagesTest extends OnSamplePages {
  private static final String FEELINGS = "/harbour/models/feelings/versions/2";

  @BeforeAll
  void readEnglish() {
    sample.choose("en", "light");
  }

  @Test
  void a_hard_group_leads_to_its_texts_by_its_place() {
    page.navigate(FEELINGS);
    page.locator("#slices table").first().locator("tbody tr").nth(1).locator("a").click();
    assertThat(page).hasURL(Pattern.compile(".*/tested-texts\\?slice=2"));
    assertThat(page.locator(".filter-chips li")).hasCount(1);
    assertThat(page.locator(".filter-chips")).containsText(Pattern.compile("channel\\s*telephone"));
    page.locator(".filter-chips a").click();
    assertThat(page).hasURL(Pattern.compile(".*/tested-texts"));
    assertThat(page.locator(".filter-chips")).hasCount(0);
  }

  @Test
  void a_cell_of_the_confusion_matrix_leads_to_its_texts() {
    page.navigate(FEELINGS);
    page.locator("summary")
        .filter(new Locator.FilterOptions().setHasText("figures as a table"))
        .first()
        .click();
    page.locator("#confusion-all tbody tr").nth(1).locator("a").first().click();
    assertThat(page).hasURL(Pattern.compile(".*/tested-texts\\?label=sadness&answered=joy"));
    assertThat(page.locator(".filter-chips li")).hasCount(2);
  }

  @Test
  void a_row_says_what_became_of_a_text_since() {
    page.navigate(FEELINGS + "/tested-texts?label=sadness");
    var rows = page.locator("#tested tbody tr");
    assertThat(rows).hasCount(3);
    assertThat(rows.first()).containsText(Pattern.compile("Labelled now:\\s*joy"));
    assertThat(rows.first().getByText("History")).isVisible();
    assertThat(rows.nth(1)).containsText("In review");
    assertThat(rows.last()).containsText("no longer in the data set");
    assertThat(rows.last().locator("a")).hasCount(0);
    assertThat(page.locator("#tested")).containsText("deleted since: 1");
    assertThat(page.locator(".paging a"))
        .hasAttribute(
            "href", "/harbour/models/feelings/versions/2/tested-texts?label=sadness&after=MTA");
  }

  @Test
  void a_label_of_an_output_leads_to_the_texts_of_that_output() {
    page.navigate("/harbour/models/requests/versions/2");
    page.locator("a[href$='output=intent&label=booking']").first().click();
    assertThat(page.locator(".filter-chips li")).hasCount(2);
    assertThat(page.locator("#f-answered option")).hasCount(4);
    page.waitForLoadState();
    page.locator("#f-output").selectOption("slots");
    assertThat(page.locator(".filter-chips li")).hasCount(1);
  }

  @Test
  void versions_from_before_losses_or_answers_were_kept_say_so() {
    page.navigate("/harbour/models/stress/versions/2/tested-texts");
    assertThat(page.locator("#tested")).containsText("before losses and confidences were kept");
    assertThat(page.locator("#f-sort")).hasCount(0);
    sample.choose("zh", "light");
    page.navigate("/harbour/models/mixed/versions/2/tested-texts");
    assertThat(page.locator(".alert-danger")).containsText("训练时尚未保存对测试文本的回答");
    sample.choose("en", "light");
    assertThat(page.navigate(FEELINGS + "/tested-texts?slice=99").status()).isEqualTo(404);
  }

  @Test
  void an_auditor_has_no_way_into_groups_that_texts_tell_apart() {
    page.navigate("/audited/models/feelings/versions/2");
    var rows = page.locator("#slices table").first().locator("tbody tr");
    assertThat(rows.first().locator("a")).hasCount(1);
    assertThat(rows.nth(1).locator("a")).hasCount(0);
  }
}
