package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.attune.console.testing.PlatformResource;
import dev.attune.console.testing.Scriptless;
import dev.attune.console.testing.TrainedOrganisation;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Forms by hand and without scripts: what is wrong is said at its field, and nothing entered is
 * lost.
 */
@QuarkusTest
@WithTestResource(PlatformResource.class)
class FormsTest {

  private final TrainedOrganisation organisation = TrainedOrganisation.get();

  @Test
  void a_hyperparameter_out_of_range_is_refused_with_the_range_and_the_input_is_kept() {
    Scriptless.as(
        organisation.owner(),
        page -> {
          page.navigate(home() + "/runs/new");
          page.fill("#f-model", "Not A Name");
          Scriptless.enter(page, "#methods summary:visible");
          page.locator("[id='f-lora.rank']").fill("100000");
          page.locator("[name='lora.targets'][value='query']").press("Space");
          page.locator("[name='lora.targets'][value='value']").press("Space");
          Scriptless.enter(page, "button:has-text(\'Start training\')");
          assertThat(page.locator("#e-model")).isVisible();
          assertThat(page.locator("[id='e-lora.targets']")).containsText("At least one");
          assertThat(page.locator("[name='lora.targets']:checked")).hasCount(0);
          assertThat(page.locator("[id='e-lora.rank']")).containsText("whole number from");
          assertThat(page.locator("[id='f-lora.rank']")).hasValue("100000");
          assertThat(page.locator("#f-model")).hasValue("Not A Name");
          page.locator("[name='lora.targets'][value='key']").press("Space");
          Scriptless.enter(page, "button:has-text(\'Start training\')");
          assertThat(page.locator("[id='e-lora.targets']")).isHidden();
          assertThat(page.locator("[name='lora.targets']:checked")).hasValue("key");
        });
  }

  @Test
  void a_key_is_shown_once_with_a_ready_call() {
    Scriptless.as(
        organisation.owner(),
        page -> {
          page.navigate(home() + "/settings/keys");
          page.fill("#f-name", "Kiosk");
          Scriptless.enter(page, "button:has-text(\'Make the key\')");
          var key = page.locator("#new-key").textContent();
          assertThat(key).matches("atn_[a-z0-9]+_\\S+");
          assertThat(page.locator("#new-key-curl")).containsText("/models/feelings/predict");
          page.getByText("To the keys").click();
          assertThat(page.locator("tbody")).containsText("Kiosk");
          assertThat(page.content()).doesNotContain(key);
          page.locator("tr", new Page.LocatorOptions().setHasText("Kiosk"))
              .locator("a[href$='/revoke']")
              .click();
          Scriptless.enter(page, "button:has-text('Revoke the key')");
          assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("Kiosk")))
              .containsText("Revoked");
        });
  }

  @Test
  void a_keys_limits_are_set_when_it_is_made_and_changed_later() {
    Scriptless.as(
        organisation.owner(),
        page -> {
          page.navigate(home() + "/settings/keys");
          page.fill("#f-name", "Till");
          page.fill("#f-requestsPerSecond", "0");
          Scriptless.enter(page, "button:has-text(\'Make the key\')");
          assertThat(page.locator("#e-requestsPerSecond")).containsText("whole number from 1");
          page.fill("#f-requestsPerSecond", "5");
          Scriptless.enter(page, "button:has-text(\'Make the key\')");
          page.getByText("To the keys").click();
          var till = page.locator("tr", new Page.LocatorOptions().setHasText("Till"));
          assertThat(till).containsText("5 requests a second");
          till.locator("a[href$='/limits']").click();
          assertThat(page.locator("#f-requestsPerSecond")).hasValue("5");
          page.fill("#f-requestsPerSecond", "");
          page.fill("#f-textsPerMinute", "1200");
          Scriptless.enter(page, "button:has-text('Save')");
          assertThat(page.locator(".alert-success")).containsText("limits are saved");
          assertThat(till).containsText("1,200 texts a minute");
          assertThat(till).not().containsText("5 requests");
        });
  }

  @Test
  void the_last_owner_stays() {
    Scriptless.as(
        organisation.owner(),
        page -> {
          page.navigate(home() + "/people");
          var mine =
              page.locator(
                  "tr", new Page.LocatorOptions().setHasText(organisation.owner().email()));
          mine.getByText("Remove").click();
          Scriptless.enter(page, "button:has-text(\'Remove from the organisation\')");
          assertThat(page.locator(".alert-danger")).containsText("at least one owner");
        });
  }

  @Test
  void a_model_answers_in_the_playground() {
    Scriptless.as(
        organisation.owner(),
        page -> {
          page.navigate(home() + "/models/feelings/playground");
          page.fill("#f-text", "I am so happy that you are here, I could sing!");
          Scriptless.enter(page, "main button:has-text('Ask')");
          assertThat(page.locator(".opinion tbody tr")).hasCount(7);
          assertThat(page.locator("#f-text")).hasValue(Pattern.compile("I am so happy.*"));
          assertThat(page.url()).doesNotContain("happy");
        });
  }

  @Test
  void a_rollback_says_what_serves_again_if_anything_and_holds_for_what_its_page_shows() {
    Scriptless.as(
        organisation.owner(),
        page -> {
          var deployment = home() + "/models/feelings/deployment";
          page.navigate(deployment + "/confirm?production=1&canary=2&percent=10&pinned=on");
          Scriptless.enter(page, "main button:has-text('Change')");
          assertThat(page.locator(".alert-success")).isVisible();
          page.navigate(deployment + "/rollback");
          assertThat(page.locator("main")).containsText("Nothing else has served before");
          assertThat(page.locator("main form")).hasCount(0);
          page.navigate(deployment + "/confirm?production=2");
          Scriptless.enter(page, "main button:has-text('Promote')");
          page.navigate(deployment + "/rollback");
          assertThat(page.locator("main")).containsText("Production becomes version 1.");
          assertThat(page.locator("main")).containsText("Version 2 answers 10 %");
          var shown = page.locator("main input[name=from]").inputValue();
          Scriptless.enter(page, "main button:has-text('Roll back')");
          assertThat(page.locator(".alert-success")).containsText("Rolled back");
          page.navigate(deployment + "/rollback");
          page.locator("main input[name=from]")
              .evaluate("(from, shown) => { from.value = shown; }", shown);
          Scriptless.enter(page, "main button:has-text('Roll back')");
          assertThat(page.locator(".alert-danger")).containsText("changed meanwhile");
        });
  }

  @Test
  void a_change_without_the_canary_says_that_it_ends_and_production_stays() {
    Scriptless.as(
        organisation.owner(),
        page -> {
          page.navigate(home() + "/models/feelings/deployment/confirm?production=1");
          assertThat(page.locator("main")).containsText("Production stays version 1.");
          assertThat(page.locator("main")).containsText("Version 2 is no longer canary.");
          assertThat(page.locator("main")).not().containsText("Now it is version");
          assertThat(page.locator("h1")).hasText("Change the deployment?");
        });
  }

  @Test
  void a_change_ends_nothing_that_its_page_does_not_name() {
    Scriptless.as(
        organisation.owner(),
        page -> {
          var deployment = home() + "/models/feelings/deployment";
          page.navigate(deployment + "/confirm?production=2");
          page.locator("main input[name=from]")
              .evaluate("from => { from.value = Number(from.value) + 1; }");
          Scriptless.enter(page, "main form button[type=submit]");
          assertThat(page.locator(".alert-danger")).containsText("changed meanwhile");
          page.navigate(deployment + "/confirm");
          assertThat(page.url()).endsWith("/deployment");
        });
  }

  private String home() {
    return "/" + organisation.slug();
  }
}
