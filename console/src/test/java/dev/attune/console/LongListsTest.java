package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.attune.console.testing.OnSamplePages;
import dev.attune.console.testing.SampleServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What serves, or is asked for, is found however much else there is. */
@QuarkusTest
@WithTestResource(SampleServices.class)
class LongListsTest extends OnSamplePages {

  private static final String MODEL = "/fleet/models/nightly";

  @BeforeAll
  void readEnglish() {
    sample.choose("en", "light");
  }

  @Test
  void old_versions_that_serve_are_chosen_in_the_form_for_a_deployment() {
    page.navigate(MODEL + "/deployment");
    assertThat(page.locator("#f-production option")).hasCount(203);
    assertThat(page.locator("#f-production")).hasValue("1");
    assertThat(page.locator("#f-canary")).hasValue("2");
    assertThat(page.locator("#f-shadow")).hasValue("3");
  }

  @Test
  void an_old_version_can_be_promoted() {
    page.navigate(MODEL + "/deployment?promote=7");
    assertThat(page.locator("#f-production")).hasValue("7");
    page.locator("main button:has-text('Look at the change')").press("Enter");
    assertThat(page.locator(".change").first()).containsText("Production becomes version 7.");
    page.navigate(MODEL + "/deployment/confirm?production=261");
    assertThat(page.locator("#e-production")).hasText("Choose a version of this model.");
  }

  @Test
  void an_old_version_in_production_is_offered_for_comparison_and_chosen_for_its_card() {
    page.navigate(MODEL);
    assertThat(page.locator("tbody tr")).hasCount(50);
    assertThat(page.locator("select[name=a] option")).hasCount(53);
    assertThat(page.locator("select[name=a]")).hasValue("259");
    assertThat(page.locator("select[name=b] option").last()).hasText("Version 1");
    page.navigate(MODEL + "/card");
    assertThat(page.locator("select[name=version] option")).hasCount(53);
    assertThat(page.locator("select[name=version]")).hasValue("1");
    page.navigate(MODEL + "/card?version=9");
    assertThat(page.locator("select[name=version]")).hasValue("9");
  }

  @Test
  void an_old_version_is_chosen_in_the_playground_that_it_leads_to() {
    page.navigate(MODEL + "/playground?version=9");
    assertThat(page.locator("#f-version")).hasValue("9");
  }

  @Test
  void the_overview_names_what_serves_however_many_models_come_before() {
    page.navigate("/fleet");
    assertThat(page.locator("main")).containsText("nightly");
    assertThat(page.locator("main")).not().containsText("No model serves yet");
  }
}
