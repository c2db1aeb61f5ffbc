package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.attune.console.testing.OnSamplePages;
import dev.attune.console.testing.SampleServices;
import dev.attune.console.testing.SmallPhone;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Whether suggestions sway people, where versions and chances changed meanwhile. */
@QuarkusTest
@WithTestResource(SampleServices.class)
class AnchoringPagesTest extends OnSamplePages {
  private static final String AGREEMENT =
      "/harbour/datasets/00000000-0000-0000-0000-000000000001/agreement";

  @Test
  void shares_of_several_groups_are_shown_as_they_are_weighted() {
    sample.choose("en", "light");
    page.navigate(AGREEMENT);
    assertThat(page.locator("#anchoring strong")).containsText("It cannot be told");
    assertThat(page.locator("#anchoring dd").first())
        .hasText("66.6% the same (weighted, of 560 answers)");
    assertThat(page.locator("#anchoring dd").nth(1))
        .hasText("66.6% the same (weighted, of 240 answers)");
    assertThat(page.locator("#anchoring")).containsText("2 groups");
    SmallPhone.fits(page);

    sample.choose("zh", "light");
    page.navigate(AGREEMENT);
    assertThat(page.locator("#anchoring dd").first()).hasText("66.6% 相同（加权，共 560 个答案）");
    assertThat(page.locator("#anchoring")).containsText("共 2 组");
    SmallPhone.fits(page);
  }
}
