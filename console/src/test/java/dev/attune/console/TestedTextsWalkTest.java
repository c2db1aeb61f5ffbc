package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.attune.console.testing.AnnotatedOrganisation;
import dev.attune.console.testing.Browsers;
import dev.attune.console.testing.PlatformResource;
import dev.attune.console.testing.Scriptless;
import dev.attune.console.testing.SmallPhone;
import dev.attune.local.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * From a figure of a version that was really trained to the texts behind it, and to their labels.
 */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TestedTextsWalkTest {
  private static final String MISTAKEN = "Nora from Leeds is so happy and laughs with joy, day 99";
  private static final List<String> JOY =
      List.of("is so happy and could sing, day %d", "laughs with joy, day %d");
  private static final List<String> ANGER =
      List.of("is furious and shouts, day %d", "slams the door in anger, day %d");
  private static final String VERSION = "models/moods/versions/1";

  private final AnnotatedOrganisation desk = new AnnotatedOrganisation();
  private String dataset;

  @BeforeAll
  void a_version_for_two_languages() {
    dataset = desk.dataset("moods", "{\"type\":\"single-label\",\"labels\":[\"joy\",\"anger\"]}");
    var rows = new StringBuilder();
    add(rows, "train", 40, 0);
    add(rows, "validation", 16, 100);
    add(rows, "test", 44, 200);
    rows.append(row("test", "anger", MISTAKEN));
    desk.api()
        .post(
            desk.at("/datasets/" + dataset + "/examples"), "application/x-ndjson", rows.toString());
    desk.api().post(desk.at("/datasets/" + dataset + "/snapshots"), "{\"splits\":\"column\"}");
    var run =
        desk.api()
            .post(
                desk.at("/training-runs"),
                """
                {"model":"moods","dataset":"%s","baseModel":"minilm-l6-en","method":"head"}
                """
                    .formatted(dataset))
            .path("id")
            .asText();
    await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> desk.api().get(desk.at("/training-runs/" + run)).path("state").asText(),
            "succeeded"::equals);
  }

  @Test
  void a_wrong_label_is_found_behind_a_figure_and_mended_without_scripts() {
    Scriptless.as(
        desk.owner(),
        page -> {
          page.navigate(desk.overview() + "/" + VERSION);
          open(page, "Latin letters");
          assertThat(page.locator("h2").first()).hasText("Tested texts · Version 1");
          assertThat(page.locator("#tested")).containsText("Texts: 23");
          assertThat(page.locator(".filter-chips li")).hasCount(1);

          page.locator("select[name=label]").selectOption("anger");
          page.locator("select[name=outcome]").selectOption("wrong");
          Scriptless.enter(page, ".filters button");
          assertThat(page.locator(".filter-chips li")).hasCount(3);
          var row = row(page);
          assertThat(row.locator(".answer-cell").first()).containsText("anger");
          assertThat(row.locator(".answer-cell").nth(1)).containsText("joy");
          assertThat(row).containsText("Wrong");
          Scriptless.enter(page, "tr:has-text('day 99') form button");
          assertThat(page.locator(".alert-danger")).containsText("no plan for its annotation");
          assertThat(page.locator(".filter-chips li")).hasCount(3);

          desk.plan(dataset);
          Scriptless.enter(page, "tr:has-text('day 99') form button");
          assertThat(page.locator("article.card")).containsText(MISTAKEN);
          page.locator("[data-own]").click();
          page.locator("input[value=joy]").check();
          page.locator("#another button[type=submit]").click();

          assertThat(page.locator(".alert-success")).isVisible();
          assertThat(page.locator(".filter-chips li")).hasCount(3);
          assertThat(row(page)).containsText("Labelled now:");
          assertThat(row(page).locator(".answer-cell").first()).containsText("joy");
          page.locator(".filter-chips li").filter(text("Outcome")).locator("a").click();
          assertThat(page.locator(".filter-chips li")).hasCount(2);
          row(page).getByText("History").click();
          assertThat(page.locator(".history > li").first()).containsText("Decided");
        });
  }

  @Test
  void every_figure_leads_to_its_texts_in_both_languages() {
    try (var browsers = new Browsers()) {
      var page = browsers.english();
      Browsers.signIn(page, desk.owner().email());
      page.navigate(desk.overview() + "/" + VERSION);
      page.locator("summary").filter(text("figures as a table")).first().click();
      var cell = page.locator("#confusion-all tbody a").first();
      var count = cell.textContent();
      cell.click();
      assertThat(page.locator("#tested")).containsText("Texts: " + count);
      assertThat(page.locator("#tested tbody tr")).hasCount(Integer.parseInt(count));
      SmallPhone.fits(page);
      page.locator("#f-answered").selectOption("");
      assertThat(page.locator(".filter-chips li")).hasCount(1);
      assertThat(page.locator("#tested")).containsText(Pattern.compile("Texts: 2[23]\\b"));

      page.navigate(desk.overview() + "/" + VERSION);
      page.locator("#mistakes a").filter(text("Show all mistakes")).click();
      assertThat(page.locator("#tested tbody tr").filter(text("Wrong")).first()).isVisible();
      assertThat(page.locator("#tested tbody tr").filter(text("Right"))).hasCount(0);

      browsers.inChinese(page);
      page.navigate(desk.overview() + "/" + VERSION);
      open(page, "中文");
      assertThat(page.locator("h2").first()).containsText("测试文本");
      assertThat(page.locator("#tested")).containsText("文本：22 条");
      assertThat(page.locator(".filter-chips")).containsText("语言（按文字）");
      SmallPhone.fits(page);
      page.context().close();
    }
  }

  @Test
  void an_auditor_finds_answers_but_no_texts_and_no_way_into_groups_of_them() {
    var auditor = Tokens.newUser();
    desk.api()
        .post(
            desk.at("/members"),
            "{\"email\":\"%s\",\"role\":\"auditor\"}".formatted(auditor.email()));
    Scriptless.as(
        auditor,
        page -> {
          page.navigate(desk.overview() + "/" + VERSION);
          page.locator("#slices summary").click();
          assertThat(slice(page, "Latin letters").locator("a")).hasCount(0);
          page.locator("#mistakes a").filter(text("Show all mistakes")).click();
          assertThat(page.locator("#tested")).containsText("Your role sees no texts");
          assertThat(page.locator("#tested form[method=post]")).hasCount(0);
          assertThat(page.content()).doesNotContain("Leeds");
        });
  }

  private static void open(Page page, String group) {
    page.locator("#slices summary").click();
    slice(page, group).locator("a").click();
  }

  private static Locator slice(Page page, String group) {
    return page.locator("#slices details tbody tr").filter(text(group));
  }

  private static Locator row(Page page) {
    return page.locator("#tested tbody tr").filter(text(MISTAKEN));
  }

  private static Locator.FilterOptions text(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  /** A quarter each of joy and anger in English and in Chinese. */
  private static void add(StringBuilder rows, String split, int texts, int from) {
    for (int i = 0; i < texts; i++) {
      var joy = i % 2 == 0;
      var english = i % 4 < 2;
      var said =
          english
              ? "Nora from Porto " + (joy ? JOY : ANGER).get(i / 4 % 2).formatted(from + i)
              : (joy ? "今天真高兴，一直在唱歌，第 %d 天" : "太气人了，摔门就走，第 %d 天").formatted(from + i);
      rows.append(row(split, joy ? "joy" : "anger", said));
    }
  }

  private static String row(String split, String label, String text) {
    return "{\"split\":\"%s\",\"label\":\"%s\",\"text\":\"%s\"}\n".formatted(split, label, text);
  }
}
