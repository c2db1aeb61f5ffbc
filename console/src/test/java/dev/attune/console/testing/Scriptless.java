package dev.attune.console.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.attune.local.testing.TestUser;
import java.util.function.Consumer;

/** A browser without scripts, used by keys alone. */
public final class Scriptless {
  private Scriptless() {}

  /** Has a person visit pages in English. */
  public static void as(TestUser person, Consumer<Page> visit) {
    try (var browsers = new Browsers()) {
      var page =
          browsers.open(
              new Browser.NewContextOptions().setJavaScriptEnabled(false).setLocale("en-GB"));
      Browsers.signIn(page, person.email());
      visit.accept(page);
      page.context().close();
    }
  }

  /** Presses a button as somebody without a mouse does. */
  public static void enter(Page page, String button) {
    page.locator(button).press("Enter");
  }
}
