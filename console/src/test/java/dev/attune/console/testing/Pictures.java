package dev.attune.console.testing;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Keeps pictures of pages when somebody asks for them: {@code -Dattune.pictures=directory}. */
public final class Pictures {
  private static final String DIRECTORY = System.getProperty("attune.pictures", "");

  private Pictures() {}

  /** Whether somebody asks for them. */
  public static boolean wanted() {
    return !DIRECTORY.isEmpty();
  }

  /** Keeps the whole page under a name. */
  public static void keep(Page page, String name) {
    if (wanted()) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(Path.of(DIRECTORY, name + ".png"))
              .setFullPage(true));
    }
  }
}
