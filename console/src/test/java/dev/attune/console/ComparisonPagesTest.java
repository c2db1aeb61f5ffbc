package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.attune.console.testing.SamplePage;
import dev.attune.console.testing.SampleServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two versions beside each other. */
@QuarkusTest
@WithTestResource(SampleServices.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComparisonPagesTest {

  private SamplePage sample;
  private Page page;

  @BeforeAll
  void signIn() {
    sample = SamplePage.open(new ArrayList<>());
    page = sample.page();
  }

  @AfterAll
  void close() {
    sample.close();
  }

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
