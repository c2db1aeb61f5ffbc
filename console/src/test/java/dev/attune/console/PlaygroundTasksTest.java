package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import dev.attune.console.testing.OnSamplePages;
import dev.attune.console.testing.SampleServices;
import dev.attune.console.testing.TwoSpanOutputs;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Answers of every kind of task in the playground, and what a person says of them. */
@QuarkusTest
@WithTestResource(SampleServices.class)
class PlaygroundTasksTest extends OnSamplePages {
  @Test
  void the_playground_says_every_kind_of_answer_in_its_own_way() {
    sample.choose("en", "light");
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
    sample.choose("en", "light");
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
    var text = page.locator("#feedback-text");
    assertThat(text.locator(".span-mark")).hasCount(3);
    assertThat(text).hasText("Nora will sing in Leeds on Friday, 😀 and everybody is invited.");
    page.locator("#feedback .span-list button").first().click();
    page.locator("#feedback button[data-label=place]").click();
    assertThat(page.locator("#feedback-choose")).hasText("Select a stretch of the text first.");
    text.focus();
    page.keyboard().press("ArrowRight");
    page.keyboard().press("Shift+ArrowRight");
    assertThat(text.locator(".selected")).hasText("Nora will");
    page.keyboard().press("Shift+ArrowLeft");
    page.locator("#feedback button[data-label=place]").click();
    assertThat(text.locator(".span-mark")).hasText(new String[] {"Nora", "Leeds", "Friday"});
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    sample.keep("/answer/names-corrected", "en-light");
    assertThat(giveFeedback())
        .contains(
            "a.0=[{\"start\":0,\"end\":4,\"label\":\"place\"},{\"start\":18,\"end\":23,\"label\":\"place\"},")
        .doesNotContain("Nora");
    ask("stress");
    assertThat(page.locator("#feedback input[type=number]").first()).hasValue("7.84");
    page.locator("#feedback input[type=number]").first().fill("2.5");
    assertThat(giveFeedback()).contains("a.0.stress=2.5");
    ask("requests");
    assertThat(page.locator("#feedback fieldset")).hasCount(3);
    page.locator("#feedback fieldset").first().locator("input").last().check();
    assertThat(giveFeedback()).contains("a.0=smalltalk").contains("a.1=[");
    sample.choose("zh", "light");
    page.navigate("/harbour/models/mixed/playground");
    assertThat(page.locator("main")).containsText("显示每个词与回答的关系");
    assertThat(errors).isEmpty();
  }

  @Test
  void stretches_of_each_question_are_corrected_by_themselves() {
    sample.choose("en", "light");
    ask(TwoSpanOutputs.MODEL);
    assertThat(page.locator("#feedback-choose")).hasCount(1);
    var second = page.locator("#feedback fieldset:has([data-spans])").nth(1);
    page.locator("#feedback-text").focus();
    page.keyboard().press("ArrowRight");
    second.locator("button[data-label=place]").click();
    assertThat(second.locator(".span-list li")).hasCount(3);
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    assertThat(giveFeedback())
        .contains("a.1=[{\"start\":18,")
        .contains("a.3=[{\"start\":0,\"end\":4,\"label\":\"place\"},");
  }

  @Test
  void the_playground_says_why_the_gateway_does_not_answer_and_keeps_the_text() {
    sample.choose("en", "light");
    page.navigate("/harbour/models/mixed/playground?version=1");
    page.fill("#f-text", "Nora sings.");
    page.locator("main button[type=submit]").click();
    assertThat(page.locator("#opinion .alert-danger"))
        .containsText("Version 1 cannot be loaded at the moment.");
    assertThat(page.locator("#f-text")).hasValue("Nora sings.");
    page.route("**/playground", route -> route.abort());
    page.locator("main button[type=submit]").click();
    assertThat(page.locator(".request-failed")).containsText("try again in a moment");
    page.unroute("**/playground");
    page.locator("main button[type=submit]").click();
    assertThat(page.locator(".request-failed")).hasCount(0);
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    errors.clear();
  }

  /** Sends the feedback, and answers the fields that were sent. */
  private String giveFeedback() {
    var request =
        page.waitForRequest(
            "**/playground/feedback", () -> page.locator("#feedback button[type=submit]").click());
    assertThat(page.locator("#feedback .alert-success")).containsText("stored");
    return URLDecoder.decode(request.postData(), StandardCharsets.UTF_8);
  }

  private void ask(String model) {
    page.navigate("/harbour/models/" + model + "/playground");
    page.fill("#f-text", "Nora will sing in Leeds on Friday, 😀 and everybody is invited.");
    page.locator("main button[type=submit]").click();
    assertThat(page.locator("#opinion")).containsText("Version 2 answered");
    sample.keep("/answer/" + model, "en-light");
  }
}
