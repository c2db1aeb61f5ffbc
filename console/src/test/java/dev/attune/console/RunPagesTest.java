package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Request;
import dev.attune.console.testing.Browsers;
import dev.attune.console.testing.OnSamplePages;
import dev.attune.console.testing.SampleServices;
import dev.attune.local.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What the pages of runs, and the forms before them, offer and tell. */
@QuarkusTest
@WithTestResource(SampleServices.class)
class RunPagesTest extends OnSamplePages {

  private static final String RUN = "/harbour/runs/20000000-0000-0000-0000-00000000000";

  @Test
  void what_a_second_attempt_tells_again_takes_the_place_of_what_the_first_told() {
    sample.choose("en", "light");
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
  void a_story_that_comes_late_is_on_the_page_all_the_same() {
    sample.choose("en", "light");
    page.navigate(RUN + "7");
    assertThat(page.locator("[data-run]")).not().hasAttribute("data-after", "");
    assertThat(page.locator("#epochs tbody tr")).hasCount(2);
  }

  @Test
  void a_run_that_begins_while_its_page_is_made_does_not_seem_to_wait() {
    sample.choose("en", "light");
    page.navigate("/harbour/runs/20000000-0000-0000-0000-000000000006");
    assertThat(page.locator(".standing h2")).not().hasText("It starts in a moment.");
    assertThat(page.locator(".standing progress")).isVisible();
  }

  @Test
  void a_search_lists_what_it_tried_and_marks_what_it_chose() {
    sample.choose("en", "light");
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

  @Test
  void a_search_says_that_it_is_one_however_far_it_is() {
    sample.choose("en", "light");
    var trials = List.of("3", "8", "", "8", "4");
    for (int i = 0; i < trials.size(); i++) {
      page.navigate(RUN + (i + 1));
      if (trials.get(i).isEmpty()) {
        assertThat(page.locator(".lead")).not().containsText("Search");
      } else {
        assertThat(page.locator(".lead")).containsText("Search: " + trials.get(i) + " trials");
      }
    }
    page.navigate(RUN + 4);
    assertThat(page.locator(".standing"))
        .containsText("There is no estimate: a search of 8 trials takes many times as long");
    sample.choose("zh", "light");
    page.navigate(RUN + 4);
    assertThat(page.locator(".lead")).containsText("超参数搜索：8 组尝试");
    assertThat(page.locator(".standing")).containsText("无法估计用时：8 组尝试的搜索");
  }

  @Test
  void a_run_tells_what_was_asked_for_until_it_can_tell_what_the_version_was_trained_with() {
    sample.choose("en", "light");
    page.navigate(RUN + 2);
    var made = section("What it is made from");
    assertThat(made.locator("h3")).hasText("Asked for");
    assertThat(made).containsText("The search begins with these");
    assertThat(made.locator("dl").last().locator("dd")).hasText(new String[] {"0.0005"});
    page.navigate(RUN + 1);
    assertThat(made.locator("h3")).hasText("Trained with");
    assertThat(made.locator("dl").last().locator("dd")).hasText(new String[] {"0.001", "16"});
    page.navigate(RUN + 3);
    assertThat(made).not().containsText("The search begins");
  }

  @Test
  void a_run_is_asked_for_again_with_everything_but_data_that_are_gone() {
    sample.choose("en", "light");
    page.navigate(RUN + 5);
    page.locator("a:has-text('Start it again')").press("Enter");
    assertThat(page.locator("#f-model")).hasValue("feelings");
    assertThat(page.locator("#f-data")).hasValue("");
    assertThat(page.locator("#e-data")).containsText("is not there");
    assertThat(page.locator("#f-baseModel")).hasValue("minilm-l6-en");
    assertThat(page.locator("input[name=method][value=lora]")).isChecked();
    assertThat(page.locator("#methods details[open]")).hasCount(1);
    assertThat(page.locator("[id='f-lora.epochs']")).hasValue("7");
    assertThat(page.locator("[id='f-lora.seed']")).hasValue("3");
    assertThat(page.locator("[id='f-lora.crf']")).not().isChecked();
    assertThat(page.locator("[id='f-head.seed']")).hasValue("1");
    assertThat(page.locator("input[name=search]")).isChecked();
    assertThat(page.locator("#f-trials")).hasValue("4");
  }

  @Test
  void a_new_run_offers_the_methods_that_suit_the_data() {
    sample.choose("en", "light");
    page.navigate("/harbour/runs/new");
    assertThat(page.locator("#methods input[type=radio]")).hasCount(5);
    assertThat(page.locator("#methods input[type=radio]").first()).hasValue("lora");
    assertThat(page.locator("#methods input[type=radio]").first()).isChecked();
    page.selectOption("#f-data", "00000000-0000-0000-0000-000000000003/1");
    assertThat(page.locator("#methods input[type=radio]")).hasCount(4);
    assertThat(page.locator("#methods")).not().containsText("Few examples");
    assertThat(page.locator("[id='f-lora.epochs']")).hasAttribute("placeholder", "automatic");
  }

  @Test
  void a_method_offers_the_hyperparameters_that_have_an_effect_in_the_task_of_the_data() {
    sample.choose("en", "light");
    page.navigate("/harbour/runs/new");
    offers("f-lora.classWeights", "f-lora.softLabels");
    assertThat(page.locator("[id='f-lora.softLabels']")).isHidden();
    openHyperparameters();
    page.locator("[id='f-lora.softLabels']").press("Space");
    page.selectOption("#f-data", "00000000-0000-0000-0000-000000000002/1");
    assertThat(page.locator("#methods input[type=radio]")).hasCount(4);
    offers("f-lora.classWeights", "f-lora.softLabels");
    assertThat(page.locator("[id='f-lora.softLabels']")).isVisible();
    assertThat(page.locator("[id='f-lora.softLabels']")).isChecked();
    page.selectOption("#f-data", "00000000-0000-0000-0000-000000000003/1");
    offers("f-lora.crf");
    assertThat(page.locator("[id='f-lora.crf']")).isHidden();
    openHyperparameters();
    assertThat(page.locator("[id='f-lora.crf']")).isVisible();
    assertThat(page.locator("[id='f-lora.crf']")).isChecked();
    page.selectOption("#f-data", "00000000-0000-0000-0000-000000000004/1");
    assertThat(page.locator("[id='f-lora.crf']")).hasCount(0);
    offers();
    page.selectOption("#f-data", "00000000-0000-0000-0000-000000000005/1");
    assertThat(page.locator("[id='f-lora.tokenLossWeight']")).hasValue("1");
    offers("f-lora.classWeights", "f-lora.softLabels", "f-lora.crf", "f-lora.tokenLossWeight");
  }

  @Test
  void a_double_click_starts_one_training() {
    sample.choose("en", "light");
    page.navigate("/harbour/runs/new");
    page.fill("#f-model", "feelings");
    var sent = new AtomicInteger();
    Consumer<Request> count =
        request -> {
          if (request.method().equals("POST") && request.url().endsWith("/runs/new")) {
            sent.incrementAndGet();
          }
        };
    page.onRequest(count);
    page.waitForNavigation(() -> page.getByText("Start training").last().dblclick());
    page.offRequest(count);
    assertThat(sent).hasValue(1);
  }

  private void openHyperparameters() {
    page.locator("#methods .option:has(input[type=radio]:checked) summary").press("Enter");
  }

  private void offers(String... fields) {
    for (var field :
        List.of(
            "f-lora.classWeights", "f-lora.softLabels", "f-lora.crf", "f-lora.tokenLossWeight")) {
      assertThat(page.locator("[id='" + field + "']"))
          .hasCount(List.of(fields).contains(field) ? 1 : 0);
    }
  }

  @Test
  void what_a_hyperparameter_does_is_said_below_it_in_the_readers_language() {
    page.navigate("/harbour/runs/new");
    sample.choose("zh", "light");
    page.navigate("/harbour/runs/new");
    assertThat(page.locator("[id='h-lora.epochs']")).hasText("遍历训练样本的次数；留空时按样本数量选择。 1 到 200");
    assertThat(page.locator("[id='h-lora.softLabels']")).containsText("关闭时只学习标准标签");
    sample.choose("en", "light");
    page.navigate("/harbour/runs/new");
    assertThat(page.locator("[id='h-lora.epochs']")).containsText("Passes over the training");
  }

  @Test
  void answers_of_a_joint_task_are_added_and_removed_with_scripts_and_without() {
    for (var scripts : List.of(true, false)) {
      var options = new Browser.NewContextOptions().setJavaScriptEnabled(scripts);
      var other = sample.browsers().open(options.setLocale("en-GB"));
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

  private Locator section(String title) {
    return page.locator("section")
        .filter(new Locator.FilterOptions().setHas(page.locator("h2").getByText(title)));
  }
}
