package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.attune.console.testing.SamplePage;
import dev.attune.console.testing.SampleServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is gone for good is not told as safe. */
@QuarkusTest
@WithTestResource(SampleServices.class)
class StoppedDeletionTest {

  @ParameterizedTest
  @CsvSource({
    "en, That cannot be done as things are, part of it is gone for good",
    "zh, 当前状态下无法执行此操作, 部分内容已永久删除"
  })
  void a_deletion_that_stopped_half_way_is_told_as_the_service_tells_it(
      String language, String title, String words) {
    try (var sample = SamplePage.open(new ArrayList<>())) {
      sample.choose(language, "light");
      var page = sample.page();
      page.navigate("/harbour/settings");
      page.fill("#f-confirmation", "harbour");
      page.locator(".danger-zone button").click();
      assertThat(page.locator(".error-page h1")).hasText(title);
      assertThat(page.locator(".error-page .lead")).containsText(words);
    }
  }
}
