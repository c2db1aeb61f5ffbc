package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.attune.console.testing.AnnotatedOrganisation;
import dev.attune.console.testing.Browsers;
import dev.attune.console.testing.Pictures;
import dev.attune.console.testing.PlatformResource;
import dev.attune.console.testing.SmallPhone;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A manager gives those who annotated elsewhere other names, unites two, and forgets one. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadedAnnotatorsWalkTest {
  private final AnnotatedOrganisation desk = new AnnotatedOrganisation();
  private final Browsers browsers = new Browsers();

  @AfterAll
  void close() {
    browsers.close();
  }

  @Test
  void names_from_files_are_changed_united_and_forgotten() {
    String dataset =
        desk.dataset("heard", "{\"type\":\"single-label\",\"labels\":[\"joy\",\"anger\"]}");
    desk.api()
        .post(
            desk.at("/datasets/" + dataset + "/examples"),
            "application/x-ndjson",
            text("one", "ling@example.org", "bo") + text("two", "Ling", "bo"));
    Page manager = browsers.english();
    Browsers.signIn(manager, desk.owner().email());
    manager.navigate(desk.page(dataset, "settings"));
    manager.locator("a").getByText("Show the names").click();
    assertThat(manager.locator("tbody tr")).hasCount(3);
    SmallPhone.fits(manager);
    Pictures.keep(manager, "uploaded-annotators");

    change(manager, "ling@example.org");
    SmallPhone.fits(manager);
    Pictures.keep(manager, "uploaded-annotator");
    rename(manager, "bo");
    assertThat(manager.locator(".alert-danger")).containsText("Somebody has this name already.");
    manager.locator("input[name=unite]").check();
    rename(manager, "bo");
    assertThat(manager.locator(".alert-danger")).containsText("1 of the same texts");
    assertThat(manager.locator("input[name=unite]")).isChecked();
    rename(manager, "x\u0007");
    assertThat(manager.locator("#e-name")).containsText("control characters");
    rename(manager, "Ling");
    assertThat(manager.locator(".alert-success")).containsText("Both are one person now.");
    assertThat(manager.locator("tbody tr")).hasCount(2);

    change(manager, "Ling");
    rename(manager, "worker 1");
    assertThat(manager.locator(".alert-success")).containsText("The name is changed.");
    change(manager, "bo");
    manager.fill("#f-confirmation", "worker 1");
    manager.locator("main button").getByText("Forget the name").click();
    assertThat(manager.locator("#e-confirmation"))
        .hasText("This is not the name. Nothing was changed.");
    assertThat(manager.locator("h2").first()).containsText("bo");
    manager.fill("#f-confirmation", "bo");
    manager.locator("main button").getByText("Forget the name").click();
    assertThat(manager.locator(".alert-success")).containsText("The name is forgotten.");
    assertThat(manager.locator("tbody th")).hasText("worker 1");

    Page reader = browsers.inChinese(browsers.english());
    Browsers.signIn(reader, desk.owner().email());
    reader.navigate(desk.page(dataset, "settings/annotators"));
    assertThat(reader.locator("h2")).hasText("在别处标注的人");
    SmallPhone.fits(reader);
    assertThat(manager.url()).doesNotContain("Ling").doesNotContain("worker");
  }

  private static String text(String text, String... people) {
    var answers = new StringBuilder();
    for (String person : people) {
      answers
          .append(answers.isEmpty() ? "" : ",")
          .append("{\"by\":\"%s\",\"answer\":{\"label\":\"joy\"}}".formatted(person));
    }
    return "{\"text\":\"%s\",\"annotations\":[%s]}\n".formatted(text, answers);
  }

  private static void change(Page page, String name) {
    page.getByLabel("Change " + name).click();
  }

  private static void rename(Page page, String name) {
    page.fill("#f-name", name);
    page.locator("main button").getByText("Rename").click();
  }
}
