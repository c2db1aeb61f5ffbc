package dev.attune.console.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;

/** The narrowest screen that every page has to fit. */
public final class SmallPhone {
  private static final int WIDTH = 360;
  private static final int HEIGHT = 740;

  private SmallPhone() {}

  /** Nothing of the page is wider, and axe finds nothing; the page has its old size afterwards. */
  public static void fits(Page page) {
    page.waitForLoadState();
    var before = page.viewportSize();
    page.setViewportSize(WIDTH, HEIGHT);
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .as(page.url())
        .isLessThanOrEqualTo(WIDTH);
    assertThat(new AxeBuilder(page).analyze().getViolations()).as(page.url()).isEmpty();
    page.setViewportSize(before.width, before.height);
  }
}
