package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.attune.console.testing.OnSamplePages;
import dev.attune.console.testing.SampleServices;
import dev.attune.console.testing.SmallPhone;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What is said of a change of what serves before it happens. */
@QuarkusTest
@WithTestResource(SampleServices.class)
class DeploymentPagesTest extends OnSamplePages {

  private static final String DEPLOYMENT = "/fleet/models/nightly/deployment";

  @Test
  void a_change_names_what_ends_by_it() {
    sample.choose("en", "light");
    page.navigate(DEPLOYMENT + "/confirm?production=1");
    assertThat(page.locator(".change"))
        .hasText(
            new String[] {
              "Production stays version 1.",
              "Version 2 is no longer canary.",
              "Version 3 no longer runs as shadow.",
              "Gateways no longer keep the versions loaded."
            });
    SmallPhone.fits(page);
    sample.choose("zh", "dark");
    page.navigate(DEPLOYMENT + "/confirm?production=1");
    assertThat(page.locator(".change").first()).hasText("线上版本仍为版本 1。");
    assertThat(page.locator(".change").nth(1)).hasText("版本 2 将不再作为灰度版本。");
  }

  @Test
  void a_version_that_changes_its_place_is_named_in_both() {
    sample.choose("en", "light");
    page.navigate(DEPLOYMENT + "/confirm?production=2&canary=3&percent=20&pinned=on");
    assertThat(page.locator(".change"))
        .hasText(
            new String[] {
              "Production becomes version 2. Now it is version 1.",
              "Version 3 answers 20 % of the requests as canary.",
              "Version 2 is no longer canary.",
              "Version 3 no longer runs as shadow.",
              "Gateways keep the versions loaded."
            });
  }

  @Test
  void a_rollback_names_what_ends_by_it_and_lets_the_versions_stay_loaded() {
    sample.choose("en", "light");
    page.navigate(DEPLOYMENT + "/rollback");
    assertThat(page.locator(".change"))
        .hasText(
            new String[] {
              "Production stays version 1.",
              "Version 2 is no longer canary.",
              "Version 3 no longer runs as shadow.",
              "Gateways keep the versions loaded."
            });
  }

  @Test
  void other_versions_stay_on_trial_when_one_is_promoted() {
    sample.choose("en", "light");
    promotes(7, "2", "3");
    assertThat(page.locator("#f-percent")).hasValue("10");
    assertThat(page.locator("input[name=pinned]")).isChecked();
    promotes(2, "", "3");
    promotes(3, "2", "");
  }

  private void promotes(int version, String canary, String shadow) {
    page.navigate(DEPLOYMENT + "?promote=" + version);
    assertThat(page.locator("#f-production")).hasValue(Integer.toString(version));
    assertThat(page.locator("#f-canary")).hasValue(canary);
    assertThat(page.locator("#f-shadow")).hasValue(shadow);
  }
}
