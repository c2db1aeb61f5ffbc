package dev.attune.console.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import dev.attune.local.testing.Tokens;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** The installed Chromium, driven by Playwright. */
public final class Browsers implements AutoCloseable {

  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;
  private final String console;

  /** Opens a browser for the console under test. */
  public Browsers() {
    console = ConfigProvider.getConfig().getValue("test.url", String.class);
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(FLAGS));
  }

  /** A browser of somebody with an English system; the caller closes its context. */
  public Page english() {
    return open(new Browser.NewContextOptions().setLocale("en-GB"));
  }

  public Page open(Browser.NewContextOptions options) {
    return browser.newContext(options.setBaseURL(console)).newPage();
  }

  /** Has the reader choose Chinese: their organisation's language goes before their browser's. */
  public Page inChinese(Page page) {
    page.context().addCookies(List.of(new Cookie("attune_lang", "zh").setUrl(console)));
    return page;
  }

  public BrowserContext context(Browser.NewContextOptions options) {
    return browser.newContext(options.setBaseURL(console));
  }

  /** Signs a person in at the sign-in page to which the console leads. */
  public static void signIn(Page page, String email) {
    page.navigate("/-/sign-in");
    page.fill("#username", email);
    page.fill("#password", Tokens.PASSWORD);
    page.click("#kc-login");
    page.waitForURL(url -> !url.contains("/realms/"));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
