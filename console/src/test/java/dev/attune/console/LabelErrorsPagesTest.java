package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.attune.console.testing.OnSamplePages;
import dev.attune.console.testing.SampleServices;
import dev.attune.console.testing.SmallPhone;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What the page of likely label errors says of a check. */
@QuarkusTest
@WithTestResource(SampleServices.class)
class LabelErrorsPagesTest extends OnSamplePages {
  private static final String OF_LABELS =
      "/harbour/datasets/00000000-0000-0000-0000-000000000001/label-errors";
  private static final String OF_SETS =
      "/harbour/datasets/00000000-0000-0000-0000-000000000002/label-errors";

  @Test
  void of_sets_of_labels_the_share_is_one_of_decisions() {
    sample.choose("en", "light");
    page.navigate(OF_SETS);

    assertThat(page.locator("main")).containsText("of all yes and no decisions");
    assertThat(page.locator("main")).not().containsText("share of wrong labels");
    SmallPhone.fits(page);

    sample.choose("zh", "light");
    page.navigate(OF_SETS);
    assertThat(page.locator("main")).containsText("全部判断中有误的占");
    SmallPhone.fits(page);
  }

  @Test
  void after_a_change_of_the_task_it_says_that_the_one_of_before_was_checked() {
    sample.choose("en", "light");
    page.navigate("/harbour/datasets/00000000-0000-0000-0000-000000000005/label-errors");
    assertThat(page.locator(".quiet-note")).containsText("as it was before");
    assertThat(page.locator(".quiet-note")).containsText("The next training checks again.");
    assertThat(page.locator("main")).not().containsText("No labels have been checked yet");
    SmallPhone.fits(page);

    sample.choose("zh", "light");
    page.navigate("/harbour/datasets/00000000-0000-0000-0000-000000000005/label-errors");
    assertThat(page.locator(".quiet-note")).containsText("下次训练后会再次检查");
  }

  @Test
  void it_says_how_many_doubts_were_not_kept() {
    sample.choose("en", "light");
    page.navigate(OF_SETS);
    assertThat(page.locator("main")).containsText("Of 6,012 doubts the 1,000 gravest were kept");

    page.navigate(OF_LABELS);
    assertThat(page.locator("main")).containsText("at 30");
    assertThat(page.locator(".quiet-note"))
        .hasText(
            "Nothing is left to look at of the doubts that were kept. The next training looks for the others again.");

    sample.choose("zh", "light");
    page.navigate(OF_LABELS);
    assertThat(page.locator(".quiet-note")).containsText("保留下来的疑点都已处理");
  }
}
