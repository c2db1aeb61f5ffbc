package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import dev.attune.console.testing.Browsers;
import dev.attune.console.testing.Places;
import dev.attune.console.testing.PlatformResource;
import dev.attune.console.testing.TrainedOrganisation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for every page. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
class PagesTest {

  private static final int NARROW = 360;

  @ParameterizedTest
  @CsvSource({"en, light", "en, dark", "zh, light", "zh, dark"})
  void axe_finds_nothing_and_nothing_is_wider_than_a_small_phone(String language, String theme) {
    var organisation = TrainedOrganisation.get();
    try (var browsers = new Browsers()) {
      var page = browsers.open(new Browser.NewContextOptions().setViewportSize(NARROW, 780));
      var errors = errorsOf(page);
      Browsers.signIn(page, organisation.owner().email());
      choose(page, language, theme);
      var complaints = new ArrayList<String>();
      for (var path : Places.of(organisation)) {
        page.navigate(path);
        assertThat(page.locator("html")).hasAttribute("data-theme", theme);
        complaints.addAll(complaintsAbout(page, path));
      }
      assertThat(complaints).isEmpty();
      assertThat(errors).isEmpty();
      page.context().close();
    }
  }

  @Test
  void every_page_says_where_it_is_and_is_whole_without_scripts() {
    var organisation = TrainedOrganisation.get();
    try (var browsers = new Browsers()) {
      var page = browsers.open(new Browser.NewContextOptions().setJavaScriptEnabled(false));
      Browsers.signIn(page, organisation.owner().email());
      for (var path : Places.of(organisation)) {
        var response = page.navigate(path);
        assertThat(response.status()).as(path).isEqualTo(200);
        assertThat(page.locator("h1")).hasCount(1);
        assertThat(page.locator("main")).isVisible();
        assertThat(page.title()).as(path).endsWith("Attune").hasSizeLessThan(120);
      }
      page.context().close();
    }
  }

  private static List<String> complaintsAbout(Page page, String path) {
    var complaints = new ArrayList<String>();
    for (var violation : new AxeBuilder(page).analyze().getViolations()) {
      violation
          .getNodes()
          .forEach(node -> complaints.add(path + " " + violation.getId() + ": " + node.getHtml()));
    }
    var width = (Integer) page.evaluate("document.documentElement.scrollWidth");
    if (width > NARROW) {
      complaints.add(path + " is " + width + " wide");
    }
    return complaints;
  }

  private static List<String> errorsOf(Page page) {
    var errors = new ArrayList<String>();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(page.url() + " " + message.text());
          }
        });
    page.onPageError(errors::add);
    return errors;
  }

  private static void choose(Page page, String language, String theme) {
    var console = ConfigProvider.getConfig().getValue("test.url", String.class);
    page.context()
        .addCookies(
            List.of(
                new Cookie("attune_lang", language).setUrl(console),
                new Cookie("attune_theme", theme).setUrl(console)));
  }
}
