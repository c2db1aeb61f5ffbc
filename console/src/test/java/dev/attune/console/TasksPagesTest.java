package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import dev.attune.console.testing.Browsers;
import dev.attune.console.testing.SampleServices;
import dev.attune.local.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of task on every page that shows its data, its figures or its answers. */
@QuarkusTest
@WithTestResource(SampleServices.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TasksPagesTest {

  private static final int NARROW = 360;
  private static final int WIDE = 1440;
  private static final List<String> NAMES =
      List.of("feelings", "mixed", "names", "stress", "requests");

  private final List<String> errors = new ArrayList<>();
  private Browsers browsers;
  private Page page;

  @BeforeAll
  void signIn() {
    browsers = new Browsers();
    page = browsers.open(new Browser.NewContextOptions().setViewportSize(NARROW, 780));
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(page.url() + " " + message.text());
          }
        });
    page.onPageError(errors::add);
    Browsers.signIn(page, Tokens.newUser().email());
  }

  @AfterAll
  void close() {
    browsers.close();
  }

  @ParameterizedTest
  @CsvSource({"en, light", "zh, dark"})
  void axe_finds_nothing_and_nothing_is_wider_than_a_small_phone(String language, String theme) {
    choose(language, theme);
    var complaints = new ArrayList<String>();
    for (var path : language.equals("en") ? paths() : wordyPaths()) {
      page.navigate(path);
      new AxeBuilder(page)
          .analyze()
          .getViolations()
          .forEach(
              violation ->
                  violation
                      .getNodes()
                      .forEach(
                          node ->
                              complaints.add(
                                  path + " " + violation.getId() + ": " + node.getHtml())));
      var width = (Integer) page.evaluate("document.documentElement.scrollWidth");
      if (width > NARROW) {
        complaints.add(path + " is " + width + " wide");
      }
      keep(page, path, language + "-" + theme);
    }
    assertThat(complaints).isEmpty();
    assertThat(errors).isEmpty();
  }

  @Test
  void each_version_leads_with_the_headline_of_its_task() {
    choose("en", "light");
    for (var expected :
        List.of(
            "feelings/Macro F1/0.77 (0.74–0.80)",
            "mixed/Macro F1/0.61 (0.58–0.64)",
            "names/Entity F1/0.72 (0.69–0.75)",
            "stress/Pearson correlation/0.69 (0.64–0.74)",
            "requests/Mean of the outputs/0.86 (0.83–0.89)")) {
      var parts = expected.split("/", -1);
      page.navigate("/harbour/models/" + parts[0] + "/versions/2");
      var tile = page.locator(".figure-tiles li").first();
      assertThat(tile.locator(".figure-name")).hasText(parts[1]);
      assertThat(tile.locator("strong")).hasText(parts[2]);
      assertThat(page.getByText("Promote", new Page.GetByTextOptions().setExact(true))).hasCount(0);
    }
    page.navigate("/harbour/models");
    assertThat(page.locator(".tile .figure").nth(1)).hasText("Macro F1 0.61 (0.58–0.64)");
  }

  @Test
  void a_version_of_before_there_were_several_tasks_is_shown_with_its_calibration() {
    choose("en", "light");
    page.navigate("/harbour/models/feelings/versions/1");
    assertThat(page.locator(".figure-tiles strong").first()).hasText("0.77 (0.74–0.80)");
    assertThat(page.locator("main")).containsText("A temperature of 1.31 was fitted");
    assertThat(page.getByText("Promote", new Page.GetByTextOptions().setExact(true))).hasCount(1);
  }

  @Test
  void the_worst_mistakes_have_their_texts_and_lead_to_the_example() {
    choose("en", "light");
    page.navigate("/harbour/models/names/versions/2");
    var rows = page.locator("#mistakes tbody tr");
    assertThat(rows).hasCount(4);
    assertThat(rows.first().locator(".span").first()).hasText(Pattern.compile("person\\s+Nora"));
    assertThat(rows.last()).containsText("no longer in the data set");
    rows.first().locator("a").click();
    assertThat(page.locator("#examples tbody tr")).hasCount(1);
    assertThat(page.locator("mark").nth(1)).hasText(Pattern.compile("Leeds\\s*place"));
  }

  @Test
  void an_auditor_sees_figures_and_answers_but_no_texts() {
    choose("en", "light");
    page.navigate("/audited/models/names/versions/2");
    assertThat(page.locator("#mistakes")).containsText("Your role sees no texts");
    assertThat(page.locator("#mistakes")).containsText("characters 0 to 4");
    page.navigate("/audited/datasets/00000000-0000-0000-0000-000000000003/examples");
    assertThat(page.locator("main")).containsText("characters 18 to 23");
    assertThat(page.content()).doesNotContain("Leeds");
  }

  @Test
  void the_playground_says_every_kind_of_answer_in_its_own_way() {
    choose("en", "light");
    ask("feelings");
    assertThat(page.locator(".refusal")).containsText("It refuses to answer.");
    assertThat(page.locator(".cautions")).containsText("its end was left out");
    ask("mixed");
    assertThat(page.locator(".opinion-label .chip")).hasCount(2);
    assertThat(page.locator(".opinion .bar-mark")).hasCount(4);
    ask("names");
    assertThat(page.locator(".marked-text mark").nth(1))
        .hasText(Pattern.compile("Leeds\\s*place 88%"));
    ask("stress");
    assertThat(page.locator(".scale-head").first()).containsText("7.84 90 % interval 5.9 to 9.4");
    ask("requests");
    assertThat(page.locator(".opinion .output-part h3"))
        .hasText(new String[] {"intent", "slots", "mood"});
    assertThat(errors).isEmpty();
  }

  @Test
  void the_playground_shows_why_and_takes_what_would_have_been_right() {
    choose("en", "light");
    ask("mixed");
    var why = page.locator(".reason").first();
    assertThat(why).containsText("joy: 81%; without any of the words 20%.");
    assertThat(why.locator(".why-for.why-4")).containsText("sing");
    assertThat(why.locator(".why-against").first()).hasText("−Nora (speaks against it)");
    why.locator("summary").click();
    assertThat(why.locator("tbody tr").first()).containsText("+0.410");
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    page.locator("#feedback label:has-text(\"fear\") input").check();
    page.fill("#f-comment", "both at once");
    page.locator("#feedback button[type=submit]").click();
    assertThat(page.locator("#feedback .alert-success")).containsText("stored");
    assertThat(page.locator(".opinion-label .chip")).hasCount(2);
    ask("names");
    assertThat(page.locator("#feedback button")).hasText("The answer is right");
    choose("zh", "light");
    page.navigate("/harbour/models/mixed/playground");
    assertThat(page.locator("main")).containsText("显示每个词与回答的关系");
    assertThat(errors).isEmpty();
  }

  @Test
  void a_versions_page_counts_what_people_said_of_its_answers() {
    choose("en", "light");
    page.navigate("/harbour/models/feelings/versions/2");
    var card = page.locator("#feedback");
    assertThat(card).containsText("8 of 10 times");
    assertThat(card).containsText("80% (95 % interval 49% to 94.3%)");
    assertThat(card.locator("tbody tr")).containsText("sadness");
    assertThat(card.locator("q")).hasText("She was being ironic.");
    page.navigate("/harbour/models/names/versions/2");
    assertThat(card).containsText("Nobody has said anything");
    page.navigate("/harbour/models/stress/versions/2");
    assertThat(card).containsText("Values on scales are not compared.");
    choose("zh", "light");
    page.navigate("/harbour/models/feelings/versions/2");
    assertThat(card).containsText("10 次中有 8 次");
  }

  @Test
  void a_search_says_which_trial_it_is_at_and_draws_none_of_their_curves() {
    choose("en", "light");
    page.navigate("/harbour/runs/20000000-0000-0000-0000-000000000002");
    assertThat(page.locator(".standing h2")).hasText("Trial 3 of 8, epoch 1 of 2");
    assertThat(page.locator(".standing progress")).hasAttribute("value", "17");
    assertThat(page.locator("#steps li")).hasCount(0);
    choose("zh", "light");
    page.navigate("/harbour/runs/20000000-0000-0000-0000-000000000002");
    assertThat(page.locator(".standing h2")).hasText("第 3 组尝试，共 8 组；第 1 轮，共 2 轮");
  }

  @Test
  void what_a_second_attempt_tells_again_takes_the_place_of_what_the_first_told() {
    choose("en", "light");
    page.navigate("/harbour/runs/20000000-0000-0000-0000-000000000003");
    // The page was made from the run's progress; the events, all told once more, are ahead of it.
    assertThat(page.locator(".standing h2")).hasText("Epoch 3 of 5");
    assertThat(page.locator("#epochs tbody tr")).hasCount(2);
    assertThat(page.locator("#epochs tbody tr").nth(1)).containsText("0.6900");
    assertThat(page.locator("#epochs tbody tr[data-best]")).hasCount(1);
    assertThat(page.locator("#steps li")).hasCount(3);
    assertThat(page.locator(".standing progress")).hasAttribute("value", "45");
  }

  @Test
  void a_search_lists_what_it_tried_and_marks_what_it_chose() {
    choose("en", "light");
    page.navigate("/harbour/runs/20000000-0000-0000-0000-000000000001");
    var table = section("What the search tried").locator("table");
    assertThat(table.locator("thead th"))
        .hasText(
            new String[] {
              "Trial",
              "Learning rate",
              "Rank of the adapters",
              "Epoch",
              "Main figure on validation",
              "chosen"
            });
    assertThat(table.locator("tbody tr")).hasCount(3);
    assertThat(table.locator("tbody tr").nth(0).locator("th, td"))
        .hasText(new String[] {"1", "0.0003", "8", "2", "0.7112", ""});
    assertThat(table.locator("tbody tr[data-best]")).hasCount(1);
    assertThat(table.locator("tbody tr").nth(1).locator("th, td"))
        .hasText(new String[] {"2", "0.001", "16", "5", "0.7634", "chosen"});
    assertThat(table.locator("tbody tr").nth(2)).containsText("–");
  }

  private Locator section(String title) {
    return page.locator("section")
        .filter(new Locator.FilterOptions().setHas(page.locator("h2").getByText(title)));
  }

  @Test
  void a_new_run_offers_the_methods_that_suit_the_data() {
    choose("en", "light");
    page.navigate("/harbour/runs/new");
    assertThat(page.locator("#methods input[type=radio]")).hasCount(5);
    page.selectOption("#f-data", "00000000-0000-0000-0000-000000000003/1");
    assertThat(page.locator("#methods input[type=radio]")).hasCount(4);
    assertThat(page.locator("#methods")).not().containsText("Few examples");
    assertThat(page.locator("[id='f-lora.epochs']")).hasAttribute("placeholder", "automatic");
  }

  @Test
  void answers_of_a_joint_task_are_added_and_removed_with_scripts_and_without() {
    for (var scripts : List.of(true, false)) {
      var options = new Browser.NewContextOptions().setJavaScriptEnabled(scripts);
      var other = browsers.open(options.setLocale("en-GB"));
      Browsers.signIn(other, Tokens.newUser().email());
      other.navigate("/harbour/datasets/new");
      other.locator("input[name=task][value=joint]").check();
      other.locator("[id='f-output.1.name']").fill("slots");
      other.locator("#add-output").press("Enter");
      assertThat(other.locator("#outputs fieldset")).hasCount(3);
      assertThat(other.locator("[id='f-output.1.name']")).hasValue("slots");
      other.locator("#remove-output-0").press("Enter");
      assertThat(other.locator("#outputs fieldset")).hasCount(2);
      assertThat(other.locator("[id='f-output.0.name']")).hasValue("slots");
      other.locator("#f-name").fill("x");
      other.locator("#f-name").press("Enter");
      assertThat(other.locator("[id='e-output.0.labels']"))
          .hasText("List at least one label, one per line.");
      other.context().close();
    }
  }

  @Test
  void versions_are_compared_text_by_text() {
    choose("en", "light");
    page.navigate("/harbour/models/mixed/compare?a=1&b=2");
    assertThat(page.locator("#verdict h3")).hasText("Version 2 is better than version 1.");
    assertThat(page.locator("#verdict")).containsText("the same 200 test texts");
    assertThat(page.locator("#verdict dd"))
        .hasText(
            new String[] {
              "Version 1: 0.55 Version 2: 0.61",
              "+0.061 (+0.022 … +0.103)",
              "0.003",
              "12 texts",
              "31 texts",
              "157 texts"
            });
    page.navigate("/harbour/models/names/compare?a=1&b=2");
    assertThat(page.locator("#verdict h3")).hasText("Version 1 is better than version 2.");
    assertThat(page.locator("#verdict")).containsText("compared on the 160 that both");
    page.navigate("/harbour/models/stress/compare?a=1&b=2");
    assertThat(page.locator("#verdict h3")).hasText("Neither version is shown to be better.");
    assertThat(page.locator("#verdict dt").nth(4)).hasText("Version 2 nearer");
  }

  @Test
  void a_joint_model_is_compared_output_by_output() {
    choose("en", "light");
    page.navigate("/harbour/models/requests/compare?a=1&b=2");
    assertThat(page.locator("#outputs tbody tr")).hasCount(3);
    assertThat(page.locator("#outputs tbody tr").first()).containsText("Version 2 better");
    assertThat(page.locator("#outputs tbody tr").nth(1)).containsText("Not distinguishable");
  }

  @Test
  void versions_without_kept_answers_are_compared_by_their_intervals_and_the_page_says_why() {
    choose("zh", "light");
    page.navigate("/harbour/models/feelings/compare?a=1&b=2");
    assertThat(page.locator("main")).containsText("版本 1 训练时尚未保存对测试文本的回答");
    choose("en", "light");
    page.navigate("/harbour/models/feelings/compare?a=1&b=2");
    assertThat(page.locator("main")).containsText("The intervals of the main figure");
    assertThat(page.locator("#verdict")).hasCount(0);
  }

  @Test
  void an_export_that_is_done_says_how_its_files_answer() {
    choose("en", "light");
    page.navigate("/harbour/models/feelings/versions/2");
    var card = page.locator("#export");
    assertThat(card.locator("dd").first()).hasText("feelings-2.zip, 238 MB");
    assertThat(card.locator(".btn-primary"))
        .hasAttribute(
            "href",
            "/harbour/models/feelings/versions/2/exports/0198c9f2-6a51-7c39-a6e8-0f1d6c1b7a01/content");
    assertThat(card).containsText("the same 1,421 test texts");
    assertThat(card.locator("td"))
        .hasText(
            new String[] {
              "0.770",
              "0.770",
              "0.768",
              "–",
              "0%",
              "0.4%",
              "–",
              "< 0.0001",
              "0.0213",
              "–",
              "90 MB",
              "58 MB"
            });
    assertThat(card).not().hasAttribute("hx-get", Pattern.compile(".*"));
    page.navigate("/harbour/models/requests/versions/2");
    assertThat(card).containsText("The files were not measured");
  }

  @Test
  void an_export_that_is_not_done_says_where_it_is_and_why() {
    choose("en", "light");
    var card = page.locator("#export");
    page.navigate("/harbour/models/feelings/versions/1");
    assertThat(card).containsText("Number 2 in the queue");
    page.navigate("/harbour/models/mixed/versions/2");
    assertThat(card).containsText("It is being written and measured.");
    assertThat(card).hasAttribute("hx-get", "/harbour/models/mixed/versions/2/export?seen=running");
    assertThat(card.locator("form")).hasCount(0);
    page.navigate("/harbour/models/names/versions/2");
    assertThat(card.locator(".alert")).containsText("The operator can give it more.");
    assertThat(card.locator("form button")).hasText("Export again");
    page.navigate("/harbour/models/names/versions/1");
    assertThat(card.locator("form button")).hasText("Export");
    choose("zh", "light");
    page.navigate("/harbour/models/names/versions/2");
    assertThat(card.locator(".alert")).containsText("工作节点在导出时内存不足");
  }

  @Test
  void an_auditor_sees_how_an_export_stands_and_takes_nothing() {
    choose("en", "light");
    page.navigate("/audited/models/feelings/versions/2");
    assertThat(page.locator("#export")).containsText("feelings-2.zip, 238 MB");
    assertThat(page.locator("#export .btn")).hasCount(0);
    page.navigate("/audited/models/names/versions/1");
    assertThat(page.locator("#export")).containsText("an owner or a manager can");
  }

  private void ask(String model) {
    page.navigate("/harbour/models/" + model + "/playground");
    page.fill("#f-text", "Nora will sing in Leeds on Friday, 😀 and everybody is invited.");
    page.locator("main button[type=submit]").click();
    assertThat(page.locator("#opinion")).containsText("Version 2 answered");
    keep(page, "/answer/" + model, "en-light");
  }

  /** The pages with the most words and colours, for another language and theme. */
  private static List<String> wordyPaths() {
    return paths().stream()
        .filter(path -> path.matches(".*(/new|/runs/.*|/versions/2|/compare\\?.*)"))
        .toList();
  }

  private static List<String> paths() {
    var paths = new ArrayList<String>();
    paths.addAll(List.of("/harbour/datasets", "/harbour/datasets/new", "/harbour/models"));
    paths.addAll(
        List.of(
            "/harbour/runs/new",
            "/harbour/runs/20000000-0000-0000-0000-000000000001",
            "/harbour/runs/20000000-0000-0000-0000-000000000002",
            "/harbour/runs/20000000-0000-0000-0000-000000000003"));
    for (int i = 0; i < NAMES.size(); i++) {
      var dataset = "/harbour/datasets/00000000-0000-0000-0000-00000000000" + (i + 1);
      var model = "/harbour/models/" + NAMES.get(i);
      paths.addAll(List.of(dataset + "/examples", model + "/versions/2"));
      paths.add(model + "/compare?a=1&b=2");
      if (i >= 3) {
        paths.add(dataset);
      }
    }
    paths.add("/harbour/models/requests");
    paths.add("/harbour/models/names/card");
    return paths;
  }

  /** Keeps pictures when somebody asks for them: {@code -Dattune.pictures=directory}. */
  private static void keep(Page page, String path, String suffix) {
    var directory = System.getProperty("attune.pictures");
    if (directory == null) {
      return;
    }
    for (var width : new int[] {WIDE, NARROW}) {
      page.setViewportSize(width, 780);
      var name = path.substring(1).replaceAll("[^a-z0-9-]+", "_") + "-" + suffix + "-" + width;
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of(directory, name + ".png")));
    }
  }

  private void choose(String language, String theme) {
    var console = ConfigProvider.getConfig().getValue("test.url", String.class);
    page.context()
        .addCookies(
            List.of(
                new Cookie("attune_lang", language).setUrl(console),
                new Cookie("attune_theme", theme).setUrl(console)));
  }
}
