package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.attune.console.testing.OnSamplePages;
import dev.attune.console.testing.SampleServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How a version's export stands, and what one can do with it. */
@QuarkusTest
@WithTestResource(SampleServices.class)
class ExportCardTest extends OnSamplePages {

  @Test
  void an_export_that_is_done_says_how_its_files_answer() {
    sample.choose("en", "light");
    page.navigate("/harbour/models/feelings/versions/2");
    var card = page.locator("#export");
    assertThat(card.locator("dd").first()).hasText("feelings-2.zip, 238 MB");
    assertThat(card.locator(".btn-primary"))
        .hasAttribute(
            "href",
            "/harbour/models/feelings/versions/2/exports/0198c9f2-6a51-7c39-a6e8-0f1d6c1b7a01/content");
    assertThat(card).containsText("the same 1,421 test texts");
    assertThat(card.locator("td"))
        .hasText(
            new String[] {
              "0.770",
              "0.770",
              "0.768",
              "–",
              "0%",
              "0.4%",
              "–",
              "< 0.0001",
              "0.0213",
              "–",
              "90 MB",
              "58 MB"
            });
    assertThat(card).not().hasAttribute("hx-get", Pattern.compile(".*"));
    page.navigate("/harbour/models/requests/versions/2");
    assertThat(card).containsText("Nothing was measured");
  }

  @Test
  void an_export_that_is_not_done_says_where_it_is_and_why() {
    sample.choose("en", "light");
    var card = page.locator("#export");
    page.navigate("/harbour/models/feelings/versions/1");
    assertThat(card).containsText("Number 2 in the queue");
    page.navigate("/harbour/models/mixed/versions/2");
    assertThat(card).containsText("It is being written and measured.");
    assertThat(card).hasAttribute("hx-get", "/harbour/models/mixed/versions/2/export?seen=running");
    assertThat(card.locator("form")).hasCount(0);
    page.navigate("/harbour/models/names/versions/2");
    assertThat(card.locator(".alert")).containsText("The operator can give it more.");
    assertThat(card.locator("form button")).hasText("Export again");
    page.navigate("/harbour/models/names/versions/1");
    assertThat(card.locator("form button")).hasText("Export");
    sample.choose("zh", "light");
    page.navigate("/harbour/models/names/versions/2");
    assertThat(card.locator(".alert")).containsText("工作节点在导出时内存不足");
  }

  @Test
  void an_auditor_sees_how_an_export_stands_and_takes_nothing() {
    sample.choose("en", "light");
    page.navigate("/audited/models/feelings/versions/2");
    assertThat(page.locator("#export")).containsText("feelings-2.zip, 238 MB");
    assertThat(page.locator("#export .btn")).hasCount(0);
    page.navigate("/audited/models/names/versions/1");
    assertThat(page.locator("#export")).containsText("an owner or a manager can");
  }

  @Test
  void deleting_an_export_says_what_is_lost_and_asks() {
    sample.choose("en", "light");
    page.navigate("/harbour/models/feelings/versions/2");
    page.locator("#export").getByText("Delete the export").click();
    assertThat(page.locator("h1")).hasText("Delete the export of feelings, version 2?");
    assertThat(page.locator("main")).containsText("feelings-2.zip (238 MB) is deleted for good.");
    page.getByText("Keep it").click();
    assertThat(page).hasURL(Pattern.compile(".*/models/feelings/versions/2#export"));
    page.locator("#export").getByText("Delete the export").click();
    page.getByText("Delete it").click();
    assertThat(page).hasURL(Pattern.compile(".*/models/feelings/versions/2#export"));
    sample.choose("zh", "light");
    page.navigate("/harbour/models/feelings/versions/2");
    page.locator("#export").getByText("删除导出文件").click();
    assertThat(page.locator("main")).containsText("feelings-2.zip（238 MB）将被永久删除");
  }

  @Test
  void one_that_waits_or_runs_is_cancelled() {
    sample.choose("en", "light");
    for (var model : List.of("feelings/versions/1", "mixed/versions/2")) {
      page.navigate("/harbour/models/" + model);
      page.locator("#export").getByText("Cancel the export").click();
      assertThat(page.locator("main")).containsText("What has been written so far is deleted.");
      page.locator("main button").getByText("Cancel the export").click();
      assertThat(page).hasURL(Pattern.compile(".*/models/" + model + "#export"));
    }
  }

  @Test
  void one_that_is_on_its_way_out_is_followed_and_in_nobodys_way() {
    sample.choose("en", "light");
    page.navigate("/harbour/models/stress/versions/1");
    var card = page.locator("#export");
    assertThat(card).containsText("It is being deleted.");
    assertThat(card)
        .hasAttribute("hx-get", "/harbour/models/stress/versions/1/export?seen=deleting");
    assertThat(card.locator("form button")).hasText("Export again");
    assertThat(card.getByText("Delete the export")).hasCount(0);
  }
}
