package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.attune.console.testing.ApiCalls;
import dev.attune.console.testing.Browsers;
import dev.attune.console.testing.PlatformResource;
import dev.attune.console.testing.TrainedOrganisation;
import dev.attune.local.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What each person meets. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
class PeopleSeeTest {

  private static final double EXPORT_MILLIS = 180_000;

  private final TrainedOrganisation organisation = TrainedOrganisation.get();

  @Test
  void an_auditor_sees_counts_and_the_audit_log_but_no_texts() {
    try (var browsers = new Browsers()) {
      var page = browsers.english();
      Browsers.signIn(page, organisation.auditor().email());
      page.navigate(examples());
      assertThat(page.locator(".example-text").first()).containsText("Your role sees no texts");
      assertThat(page.content()).doesNotContain("orchestra").doesNotContain("bold");
      assertThat(page.getByText("Upload texts")).hasCount(0);
      page.navigate(home() + "/settings/audit-log");
      assertThat(page.locator(".alert-success")).hasText("The chain is intact.");
      page.context().close();
    }
  }

  @Test
  void an_auditor_finds_what_to_label_next_without_its_texts() {
    try (var browsers = new Browsers()) {
      var page = browsers.english();
      Browsers.signIn(page, organisation.auditor().email());
      page.navigate(home() + "/datasets/" + organisation.dataset() + "/annotation");
      page.locator("main a").getByText("What to label next").click();
      assertThat(page).hasURL(Pattern.compile(".*/next-texts"));
      assertThat(page.locator("h2").first()).hasText("What to label next");
      page.context().close();
    }
  }

  @Test
  void an_annotator_sees_no_way_to_what_to_label_next() {
    try (var browsers = new Browsers()) {
      var page = browsers.english();
      Browsers.signIn(page, organisation.annotator().email());
      page.navigate(home() + "/datasets/" + organisation.dataset() + "/annotation");
      assertThat(page.locator("main")).isVisible();
      assertThat(page.locator("a[href$='/next-texts']")).hasCount(0);
      page.context().close();
    }
  }

  @Test
  void an_auditor_sees_what_was_asked_and_what_is_left_of_the_quota() {
    var operator = new ApiCalls(Tokens.of("operator@attune.example"));
    try (var browsers = new Browsers()) {
      var page = browsers.english();
      Browsers.signIn(page, organisation.auditor().email());
      page.navigate(home() + "/settings/usage");
      assertThat(page.locator("main")).containsText("There is no monthly quota.");
      operator.put(
          "/tenants/" + organisation.slug() + "/limits",
          "{\"monthlyTexts\": 100000, \"rates\": {\"requestsPerSecond\": 500}}");
      page.reload();
      assertThat(page.locator("#quota")).containsText("100,000");
      assertThat(page.locator("main")).containsText("500 requests a second");
      page.getByText("90 days").first().click();
      assertThat(page.locator("main")).containsText("The last 90 days");
      page.context().close();
    } finally {
      operator.put("/tenants/" + organisation.slug() + "/limits", "{}");
    }
  }

  @Test
  void two_versions_are_compared_from_their_answers_to_the_same_texts() {
    try (var browsers = new Browsers()) {
      var page = browsers.english();
      Browsers.signIn(page, organisation.auditor().email());
      page.navigate(home() + "/models/feelings/compare?a=1&b=2");
      assertThat(page.locator("#verdict h3"))
          .containsText(Pattern.compile("is better than|Neither version is shown to be better"));
      assertThat(page.locator("#verdict"))
          .containsText(Pattern.compile("From their answers to the same \\d+ test texts"));
      page.context().close();
    }
  }

  @Test
  void an_annotator_finds_no_door_that_is_closed_to_them() {
    try (var browsers = new Browsers()) {
      var page = browsers.english();
      Browsers.signIn(page, organisation.annotator().email());
      page.navigate(home());
      assertThat(page.locator(".rail-places a")).hasCount(5);
      assertThat(page.locator("main a", new Page.LocatorOptions().setHasText("Create")))
          .hasCount(0);
      var refused = page.navigate(home() + "/runs/new");
      assertThat(refused.status()).isEqualTo(403);
      assertThat(page.locator("h1")).hasText("Your role does not cover this");
      page.context().close();
    }
  }

  @Test
  void a_stranger_finds_nothing_of_another_organisation() {
    try (var browsers = new Browsers()) {
      var page = browsers.english();
      Browsers.signIn(page, Tokens.newUser().email());
      for (var path : new String[] {home(), examples(), home() + "/models/feelings"}) {
        assertThat(page.navigate(path).status()).isEqualTo(404);
        assertThat(page.locator("h1")).hasText("There is nothing here");
        assertThat(page.locator(".request-id code")).hasText(Pattern.compile("[0-9a-f-]{36}"));
      }
      page.context().close();
    }
  }

  @Test
  void a_text_is_shown_as_it_was_written() {
    try (var browsers = new Browsers()) {
      var page = browsers.english();
      Browsers.signIn(page, organisation.owner().email());
      page.navigate(examples() + "?status=unlabelled");
      assertThat(page.locator(".example-text")).hasText("<script>alert(1)</script> & <b>bold</b>");
      page.context().close();
    }
  }

  @Test
  void the_language_switch_keeps_the_page() {
    try (var browsers = new Browsers()) {
      var page = browsers.english();
      Browsers.signIn(page, organisation.owner().email());
      page.navigate(examples() + "?label=joy");
      page.getByText("中文").click();
      assertThat(page.locator("html")).hasAttribute("lang", "zh-Hans");
      assertThat(page).hasURL(Pattern.compile(".*/examples\\?label=joy"));
      assertThat(page.locator(".tabs [aria-current]")).hasText("样本");
      page.getByText("深色").click();
      assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
      assertThat(page.locator("tbody .chip").first()).hasText("joy");
      page.context().close();
    }
  }

  @Test
  void an_expired_session_leads_over_the_sign_in_and_back() {
    try (var browsers = new Browsers()) {
      var page = browsers.english();
      Browsers.signIn(page, organisation.owner().email());
      page.context().clearCookies();
      page.navigate(home() + "/models/feelings/versions/1");
      page.fill("#username", organisation.owner().email());
      page.fill("#password", Tokens.PASSWORD);
      page.click("#kc-login");
      assertThat(page).hasURL(Pattern.compile(".*/models/feelings/versions/1"));
      page.context().close();
    }
  }

  @Test
  void whoever_signs_out_is_out() {
    try (var browsers = new Browsers()) {
      var page = browsers.english();
      Browsers.signIn(page, organisation.owner().email());
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).click();
      assertThat(page.locator(".welcome h1")).isVisible();
      page.navigate(home());
      assertThat(page.locator("#kc-login")).isVisible();
      page.context().close();
    }
  }

  @Test
  void an_owner_takes_a_version_elsewhere() throws IOException {
    try (var browsers = new Browsers()) {
      var page = browsers.english();
      Browsers.signIn(page, organisation.owner().email());
      page.navigate(home() + "/models/feelings/versions/1");
      page.locator("#export button").click();
      var link = page.locator("#export a.btn-primary");
      assertThat(link).isVisible(new IsVisibleOptions().setTimeout(EXPORT_MILLIS));
      assertThat(page.locator("#export tbody tr")).hasCount(4);

      var zip = page.waitForDownload(link::click);
      var adapter = page.waitForDownload(page.getByText("Download the adapter alone")::click);

      assertThat(zip.suggestedFilename()).isEqualTo("feelings-1.zip");
      assertThat(page.locator("#export .hash")).hasText(sha256(zip.path()));
      assertThat(names(zip.path()))
          .contains("feelings-1/model.safetensors", "feelings-1/onnx/model_int8.onnx");
      assertThat(names(adapter.path()))
          .containsExactlyInAnyOrder(
              "feelings-1-adapter/adapter.json", "feelings-1-adapter/adapter.safetensors");

      page.getByText("Delete the export").click();
      page.getByText("Delete it").click();
      assertThat(page.locator("#export button")).hasText("Export");
      assertThat(page.locator("#export .hash")).hasCount(0);
      page.context().close();
    }
  }

  private static List<String> names(Path zip) throws IOException {
    try (var files = new ZipFile(zip.toFile())) {
      return files.stream().map(ZipEntry::getName).toList();
    }
  }

  private static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private String home() {
    return "/" + organisation.slug();
  }

  private String examples() {
    return home() + "/datasets/" + organisation.dataset() + "/examples";
  }
}
