package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.attune.console.testing.OnSamplePages;
import dev.attune.console.testing.SampleServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What the card of a model tells of each kind of task. */
@QuarkusTest
@WithTestResource(SampleServices.class)
class ModelCardTest extends OnSamplePages {

  @Test
  void a_card_tells_every_output_by_label_and_what_is_refused() {
    sample.choose("en", "light");
    page.navigate("/harbour/models/requests/card");
    var card = page.locator(".model-card");
    assertThat(card.locator("table")).hasCount(2);
    assertThat(card.locator("[aria-label='By label · intent'] tbody th"))
        .hasText(new String[] {"booking", "weather", "smalltalk"});
    assertThat(card.locator("[aria-label='By label · slots'] thead")).containsText("Parts");
    assertThat(card).containsText("Out-of-scope texts that it refuses");
    assertThat(card).containsText("It refuses below a confidence of 37%");
    sample.choose("zh", "dark");
    page.navigate("/harbour/models/requests/card");
    assertThat(card.locator("h3")).containsText(new String[] {"质量 · intent", "质量 · mood"});
    assertThat(card).containsText("范围外文本被拒答的比例");
    page.navigate("/harbour/models/feelings/card");
    assertThat(card).containsText("置信度低于 41% 时拒答");
    assertThat(card.locator("table")).hasCount(1);
  }

  @Test
  void a_card_says_of_a_model_that_refuses_that_the_mark_is_no_label() {
    sample.choose("en", "light");
    page.navigate("/harbour/models/feelings/card");
    var card = page.locator(".model-card");
    assertThat(card)
        .containsText(
            "one of these labels: joy, sadness, anger, fear, or refuses, for texts with none of them.");
    page.navigate("/harbour/models/mixed/card");
    assertThat(card).not().containsText("refuses, for texts");
    sample.choose("zh", "dark");
    page.navigate("/harbour/models/feelings/card");
    assertThat(card).containsText("以下标签之一：joy、sadness、anger、fear；若文本不属于其中任何一个，则拒绝作答。");
  }
}
