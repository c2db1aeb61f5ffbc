package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.attune.console.testing.Browsers;
import dev.attune.console.testing.PlatformResource;
import dev.attune.local.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The way of somebody who has never seen Attune, with nothing replaced behind the console. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
class NewcomerTest {

  private static final Path TEXTS = Path.of("..", "demo", "feelings-en.csv");
  private static final double TRAINING_MILLIS = 300_000;

  @Test
  void a_newcomer_signs_in_creates_an_organisation_uploads_trains_promotes_and_gets_a_prediction() {
    var slug = "newcomer-" + UUID.randomUUID().toString().substring(0, 8);
    try (var browsers = new Browsers()) {
      var page = browsers.english();
      List<String> complaints = complaintsOf(page);
      var newcomer = Tokens.newUser();

      page.navigate("/");
      page.getByText("Sign in").first().click();
      page.fill("#username", newcomer.email());
      page.fill("#password", Tokens.PASSWORD);
      page.click("#kc-login");

      assertThat(page.locator("h1")).hasText("Create your organisation");
      page.getByLabel("Name", exact()).fill("Harbour Counselling");
      assertThat(page.getByLabel("Short name in addresses")).hasValue("harbour-counselling");
      page.getByLabel("Short name in addresses").fill(slug);
      button(page, "Create the organisation").click();

      assertThat(page.locator("h1")).hasText("Harbour Counselling");
      link(page, "Create a data set").click();
      page.locator("#f-name").fill("feelings");
      page.locator("#f-labels").fill("joy\nsadness\nanger\nfear\ndisgust\nsurprise\nneutral");
      button(page, "Create a data set").click();

      page.getByLabel("File", exact()).setInputFiles(TEXTS);
      button(page, "Upload").click();
      assertThat(page.locator(".outcome-good"))
          .containsText(Pattern.compile("\\d{3} examples stored"));
      link(page, "Take a snapshot").first().click();
      page.getByText("By the column “split” of the upload").click();
      button(page, "Take the snapshot").click();
      assertThat(page.locator(".alert-success")).hasText("Snapshot 1 is taken.");

      link(page, "Train on it").click();
      page.getByLabel("Model", exact()).fill("feelings");
      button(page, "Start training").click();
      assertThat(page.locator("h1")).hasText("Training of feelings");
      assertThat(page.locator(".standing h2"))
          .hasText(
              "Version 1 is ready",
              new LocatorAssertions.HasTextOptions().setTimeout(TRAINING_MILLIS));
      assertThat(page.locator("#epochs tbody tr[data-best]")).hasCount(1);
      assertThat(page.locator("[data-chart=curves] canvas")).isVisible();

      link(page, "See the version").click();
      assertThat(page.locator(".figure-tiles strong").first())
          .hasText(Pattern.compile("0\\.\\d\\d \\(0\\.\\d\\d–[01]\\.\\d\\d\\)"));
      link(page, "Promote").click();
      button(page, "Look at the change").click();
      assertThat(page.locator(".change").first()).containsText("Production becomes version 1.");
      button(page, "Promote").click();
      assertThat(page.locator(".badge-live").first()).hasText("Version 1 in production");

      link(page, "Playground").first().click();
      page.getByLabel("Text", exact())
          .fill("I got the job! I could hug the whole world, I am so happy.");
      button(page, "Ask").click();
      assertThat(page.locator(".opinion-label")).containsText("joy");
      assertThat(page.locator(".opinion tbody tr")).hasCount(7);
      assertThat(page.locator("#opinion")).containsText("Version 1 answered");
      assertThat(page.url()).doesNotContain("hug");
      assertThat(complaints).isEmpty();
      page.context().close();
    }
  }

  /** Errors that the browser reports, and addresses outside of this machine. */
  private static List<String> complaintsOf(Page page) {
    var complaints = new ArrayList<String>();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    page.onRequest(
        request -> {
          if (!URI.create(request.url()).getHost().equals("localhost")) {
            complaints.add("foreign request to " + request.url());
          }
        });
    return complaints;
  }

  private static Locator button(Page page, String name) {
    return page.locator("main")
        .getByText(name, new Locator.GetByTextOptions().setExact(true))
        .and(page.locator("button"));
  }

  private static Locator link(Page page, String name) {
    return page.locator("main a").filter(new Locator.FilterOptions().setHasText(name));
  }

  private static Page.GetByLabelOptions exact() {
    return new Page.GetByLabelOptions().setExact(true);
  }
}
