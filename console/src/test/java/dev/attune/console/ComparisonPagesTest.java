package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.attune.console.testing.OnSamplePages;
import dev.attune.console.testing.SampleServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Two versions beside each other. */
@QuarkusTest
@WithTestResource(SampleServices.class)
class ComparisonPagesTest extends OnSamplePages {

  @Test
  void versions_are_compared_text_by_text() {
    sample.choose("en", "light");
    page.navigate("/harbour/models/mixed/compare?a=1&b=2");
    assertThat(page.locator("#verdict h3")).hasText("Version 2 is better than version 1.");
    assertThat(page.locator("#verdict")).containsText("the same 200 test texts");
    assertThat(page.locator("#verdict dd"))
        .hasText(
            new String[] {
              "Version 1: 0.55 Version 2: 0.61",
              "+0.061 (+0.022 … +0.103)",
              "0.003",
              "12 texts",
              "31 texts",
              "157 texts"
            });
    page.navigate("/harbour/models/names/compare?a=1&b=2");
    assertThat(page.locator("#verdict h3")).hasText("Version 1 is better than version 2.");
    assertThat(page.locator("#verdict")).containsText("compared on the 160 that both");
    assertThat(page.locator("main")).containsText("they are not of the same texts");
    for (Locator row : page.locator(".table tbody tr").all()) {
      assertThat(row.locator("td").last()).hasText("");
    }
    page.navigate("/harbour/models/stress/compare?a=1&b=2");
    assertThat(page.locator("#verdict h3")).hasText("Neither version is shown to be better.");
    assertThat(page.locator("#verdict dt").nth(4)).hasText("Version 2 nearer");
  }

  @Test
  void a_joint_model_is_compared_output_by_output() {
    sample.choose("en", "light");
    page.navigate("/harbour/models/requests/compare?a=1&b=2");
    assertThat(page.locator("#outputs tbody tr")).hasCount(3);
    assertThat(page.locator("#outputs tbody tr").first()).containsText("Version 2 better");
    assertThat(page.locator("#outputs tbody tr").nth(1)).containsText("Not distinguishable");
    assertThat(figures("intent · Texts with a label that get it"))
        .hasText(new String[] {"0.88 (0.84–0.92)", "0.90 (0.86–0.93)", "+0.02"});
    assertThat(figures("intent · Out-of-scope texts that it refuses"))
        .hasText(new String[] {"0.50", "0.62", "+0.12"});
    assertThat(figures("intent · Out-of-scope texts refused when 95 %"))
        .hasText(new String[] {"0.48", "0.60", "+0.12"});
    assertThat(figures("mood · stress · Pearson correlation")).hasCount(3);
    assertThat(figures("intent · booking")).hasCount(3);
    assertThat(figures("slots · place")).hasCount(3);
  }

  @Test
  void a_correlation_is_drawn_between_minus_one_and_one() {
    sample.choose("en", "light");
    page.navigate("/harbour/models/stress/compare?a=1&b=2");
    drawnBelowZero(figures("Pearson correlation").first());
    drawnBelowZero(figures("stress · Pearson correlation").first());
    assertThat(figures("stress · Mean absolute error").locator(".whisker")).hasCount(0);
    page.navigate("/harbour/models/stress");
    drawnBelowZero(page.locator("tbody tr").nth(1).locator(".whisker-cell"));
    page.navigate("/harbour/models/stress/versions/1");
    drawnBelowZero(page.locator(".figure-tiles li").first());
    drawnBelowZero(page.locator("tr:has(th:has-text('stress')) td").first());
    assertThat(page.locator(".whisker:not(:has(.whisker-zero))")).hasCount(0);
    page.navigate("/harbour/models/requests");
    assertThat(page.locator(".whisker-zero")).hasCount(2);
    page.navigate("/harbour/models/requests/versions/2");
    assertThat(page.locator(".figure-tiles").first().locator(".whisker-zero")).hasCount(1);
    page.navigate("/harbour/models/feelings/versions/2");
    assertThat(page.locator(".whisker-zero")).hasCount(0);
  }

  private static void drawnBelowZero(Locator cell) {
    assertThat(cell.locator(".whisker-zero")).hasCount(1);
    assertThat(cell.locator(".whisker-range")).hasAttribute("x", "40.0");
    assertThat(cell.locator(".whisker-range")).hasAttribute("width", "30.0");
    assertThat(cell.locator(".whisker-value")).hasAttribute("x", "55.0");
  }

  private Locator figures(String row) {
    return page.locator("main tr")
        .filter(new Locator.FilterOptions().setHas(page.locator("th:text-matches('^" + row + "')")))
        .locator("td");
  }

  @Test
  void versions_without_kept_answers_are_compared_by_their_intervals_and_the_page_says_why() {
    sample.choose("zh", "light");
    page.navigate("/harbour/models/feelings/compare?a=1&b=2");
    assertThat(page.locator("main")).containsText("版本 1 训练时尚未保存对测试文本的回答");
    sample.choose("en", "light");
    page.navigate("/harbour/models/feelings/compare?a=1&b=2");
    assertThat(page.locator("main")).containsText("The intervals of the main figure");
    assertThat(page.locator("#verdict")).hasCount(0);
  }
}
