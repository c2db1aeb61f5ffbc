package dev.attune.console.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import dev.attune.local.testing.Tokens;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** A small phone on which somebody has signed in who is in the tenants of the sample services. */
public final class SamplePage implements AutoCloseable {
  /** Of its screen in pixels. */
  public static final int WIDTH = 360;

  private static final int HEIGHT = 780;
  private static final int WIDE = 1440;

  private final Browsers browsers;
  private final Page page;

  private SamplePage(Browsers browsers, Page page) {
    this.browsers = browsers;
    this.page = page;
  }

  /**
   * Opens it.
   *
   * @param errors what scripts of its pages complain of is added here
   */
  public static SamplePage open(List<String> errors) {
    var browsers = new Browsers();
    var page = browsers.open(new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT));
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(page.url() + " " + message.text());
          }
        });
    page.onPageError(errors::add);
    Browsers.signIn(page, Tokens.newUser().email());
    return new SamplePage(browsers, page);
  }

  public Page page() {
    return page;
  }

  public Browsers browsers() {
    return browsers;
  }

  /** Chooses language and theme, from the next page on. */
  public void choose(String language, String theme) {
    var console = ConfigProvider.getConfig().getValue("test.url", String.class);
    page.context()
        .addCookies(
            List.of(
                new Cookie("attune_lang", language).setUrl(console),
                new Cookie("attune_theme", theme).setUrl(console)));
  }

  /** Keeps pictures, wide and narrow, when somebody asks for them. */
  public void keep(String path, String suffix) {
    if (!Pictures.wanted()) {
      return;
    }
    for (var width : new int[] {WIDE, WIDTH}) {
      page.setViewportSize(width, HEIGHT);
      var name = path.substring(1).replaceAll("[^a-z0-9-]+", "_") + "-" + suffix + "-" + width;
      Pictures.keep(page, name);
    }
  }

  @Override
  public void close() {
    browsers.close();
  }
}
