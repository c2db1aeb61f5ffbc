package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import dev.attune.console.testing.OnSamplePages;
import dev.attune.console.testing.SamplePage;
import dev.attune.console.testing.SampleServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of task on every page that shows its data, its figures or its answers. */
@QuarkusTest
@WithTestResource(SampleServices.class)
class TasksPagesTest extends OnSamplePages {

  private static final List<String> NAMES =
      List.of("feelings", "mixed", "names", "stress", "requests");

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
      if (width > SamplePage.WIDTH) {
        complaints.add(path + " is " + width + " wide");
      }
      sample.keep(path, language + "-" + theme);
    }
    assertThat(complaints).isEmpty();
    assertThat(errors).isEmpty();
  }

  @Test
  void the_confidence_is_shown_before_and_after_it_was_calibrated() {
    choose("en", "light");
    page.navigate("/harbour/models/feelings/versions/2");
    assertThat(page.locator("[data-chart=reliability]"))
        .hasAttribute("data-right-before", "Share right before calibration");
    page.locator("details:has(#reliability-before-all) summary").click();
    assertThat(page.locator("#reliability-before-all tbody tr")).hasCount(2);
    assertThat(page.locator("main"))
        .containsText(
            "The Brier score went from 0.3317 to 0.3042, the log loss from 0.6581 to 0.6123");
    choose("zh", "dark");
    page.navigate("/harbour/models/feelings/versions/2");
    assertThat(page.locator("main")).containsText("Brier 分数从 0.3317 变为 0.3042");
    page.navigate("/harbour/models/feelings/versions/1");
    assertThat(page.locator("#reliability-before-all")).hasCount(0);
    assertThat(page.locator("main")).not().containsText("Brier");
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
  void a_version_that_finds_stretches_says_whether_its_confidence_can_be_trusted() {
    choose("en", "light");
    page.navigate("/harbour/models/names/versions/2");
    assertThat(page.locator("main")).containsText("A temperature of 1.18 was fitted");
    assertThat(page.locator("[data-chart=reliability] canvas")).isVisible();
    page.navigate("/harbour/models/names/versions/1");
    assertThat(page.locator("[data-chart=reliability]")).hasCount(0);
  }

  @Test
  void a_version_that_outlives_its_data_set_does_not_lead_to_it() {
    choose("en", "light");
    page.navigate("/harbour/models/names/versions/1");
    assertThat(page.locator("dd").getByText("names")).containsText("names (deleted)");
    assertThat(page.locator("dd a[href*='/datasets/']")).hasCount(0);
    page.navigate("/harbour/models/names/versions/2");
    assertThat(page.locator("dd a[href*='/datasets/']")).hasCount(1);
  }

  @Test
  void a_machine_is_named_with_its_arithmetic_once() {
    choose("en", "light");
    page.navigate("/harbour/models/feelings/versions/2");
    assertThat(page.locator("dd").getByText("bfloat16"))
        .hasText("CPU, 2 threads, bfloat16 training, 32-bit evaluation");
    page.navigate("/harbour/models/feelings/versions/1");
    assertThat(page.locator("dd").getByText("float32")).hasText("CPU, float32");
    choose("zh", "light");
    page.navigate("/harbour/models/feelings/versions/2");
    assertThat(page.locator("dd").getByText("bfloat16")).hasText("CPU，2 个线程，bfloat16 训练，32-bit 评估");
  }

  @Test
  void a_versions_page_says_how_close_it_comes_to_the_votes() {
    choose("en", "light");
    page.navigate("/harbour/models/feelings/versions/2");
    assertThat(page.locator("main")).containsText("on the 180 texts that several people answered");
    assertThat(page.locator("main")).containsText("knowing the votes would give 0.41");
    page.navigate("/harbour/models/feelings/versions/1");
    assertThat(page.locator("main")).not().containsText("Against the votes");
  }

  @Test
  void a_versions_page_begins_its_groups_with_the_hard_ones() {
    choose("en", "light");
    page.navigate("/harbour/models/feelings/versions/2");
    assertThat(page.locator("#slices h2")).hasText("Where it is weak");
    var rows = page.locator("#slices table").first().locator("tbody tr");
    assertThat(rows).hasCount(2);
    assertThat(rows.first()).containsText(Pattern.compile("Label\\s*disgust"));
    assertThat(rows.first()).containsText("0.42 (0.36–0.47)");
    assertThat(rows.last()).containsText("0.84");
    page.locator("#slices summary").click();
    assertThat(page.locator("#slices table").last().locator("tbody tr")).hasCount(5);
    assertThat(page.locator("#slices table").last()).containsText("Length in characters");

    page.navigate("/harbour/models/names/versions/2");
    assertThat(page.locator("#slices")).containsText("No group stands out. 2 groups");
    page.navigate("/harbour/models/stress/versions/2");
    assertThat(page.locator("#slices h2")).hasText("On parts of the test split");
    assertThat(page.locator("#slices tbody tr")).hasCount(2);
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
  void a_versions_page_counts_what_people_said_of_its_answers() {
    choose("en", "light");
    page.navigate("/harbour/models/feelings/versions/2");
    var card = page.locator("#feedback");
    assertThat(card).containsText("8 of 10 times");
    assertThat(card).containsText("80% (95 % interval 49% to 94.3%)");
    assertThat(card.locator("tbody tr").first()).containsText("sadness");
    assertThat(card.locator("tbody tr").last()).containsText("and_was_paid_for_too");
    assertThat(card.locator("q")).hasText("She was being ironic.");
    page.navigate("/harbour/models/names/versions/2");
    assertThat(card).containsText("Nobody has said anything");
    page.navigate("/harbour/models/stress/versions/2");
    assertThat(card).containsText("0.9 (95 % interval 0.7 to 1.1)");
    assertThat(card).containsText("−0.2");
    choose("zh", "light");
    page.navigate("/harbour/models/feelings/versions/2");
    assertThat(card).containsText("10 次中有 8 次");
  }

  @Test
  void feedback_that_nothing_was_right_says_so_output_by_output() {
    choose("en", "light");
    page.navigate("/harbour/models/feelings/versions/2");
    var card = page.locator("#feedback");
    var latest = card.locator(".feedback-list").last().locator("li");
    assertThat(latest.nth(0)).containsText(Pattern.compile("Right was:\\s*sadness"));
    assertThat(latest.nth(2)).containsText(Pattern.compile("Right was:\\s*none"));
    assertThat(latest.nth(3)).containsText(Pattern.compile("Right was:\\s*none"));
    assertThat(latest.nth(4).locator("dt")).hasText(new String[] {"intent", "slots"});
    assertThat(latest.nth(4).locator("dd").last()).hasText("none");
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

  /** The pages with the most words and colours, for another language and theme. */
  private static List<String> wordyPaths() {
    return paths().stream()
        .filter(
            path ->
                path.matches(".*(/new|/runs/.*|/versions/2|/tested-texts.*|/delete|/compare\\?.*)"))
        .toList();
  }

  private static List<String> paths() {
    var paths = new ArrayList<String>();
    paths.addAll(List.of("/harbour/datasets", "/harbour/datasets/new", "/harbour/models"));
    var run = "20000000-0000-0000-0000-00000000000";
    paths.addAll(List.of("/harbour/runs/new", "/harbour/runs/new?run=" + run + 5));
    for (int i = 1; i <= 5; i++) {
      paths.add("/harbour/runs/" + run + i);
    }
    for (int i = 0; i < NAMES.size(); i++) {
      var dataset = "/harbour/datasets/00000000-0000-0000-0000-00000000000" + (i + 1);
      var model = "/harbour/models/" + NAMES.get(i);
      paths.addAll(List.of(dataset + "/examples", model + "/versions/2"));
      paths.add(model + "/compare?a=1&b=2");
      if (i >= 3) {
        paths.add(dataset);
      }
    }
    paths.addAll(List.of("/harbour/models/requests", "/harbour/models/stress"));
    for (var texts :
        List.of(
            "feelings/versions/2/tested-texts?slice=2&label=sadness&answered=joy&outcome=wrong",
            "names/versions/2/tested-texts",
            "stress/versions/2/tested-texts",
            "requests/versions/2/tested-texts?output=intent",
            "mixed/versions/2/tested-texts?outcome=right")) {
      paths.add("/harbour/models/" + texts);
    }
    for (var card : List.of("names", "feelings", "requests")) {
      paths.add("/harbour/models/" + card + "/card");
    }
    for (var export : List.of("feelings/versions/2/exports/%s1", "mixed/versions/2/exports/%s3")) {
      paths.add(
          "/harbour/models/" + export.formatted("0198c9f2-6a51-7c39-a6e8-0f1d6c1b7a0") + "/delete");
    }
    return paths;
  }

  private void choose(String language, String theme) {
    sample.choose(language, theme);
  }
}
