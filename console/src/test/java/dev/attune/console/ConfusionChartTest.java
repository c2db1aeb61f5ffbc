package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.console.testing.ManyLabels;
import dev.attune.console.testing.OnSamplePages;
import dev.attune.console.testing.SamplePage;
import dev.attune.console.testing.SampleServices;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The picture of which label is taken for which, of few labels and of many. */
@QuarkusTest
@WithTestResource(SampleServices.class)
class ConfusionChartTest extends OnSamplePages {

  @ParameterizedTest
  @CsvSource({"360, en, The chart has the", "1440, zh, 个标签中最常混淆的"})
  void a_matrix_of_many_labels_has_those_that_are_confused_most_often(
      int width, String language, String sentence) {
    sample.choose(language, "light");
    page.setViewportSize(width, 900);
    page.navigate("/harbour/models/" + ManyLabels.MODEL + "/versions/2");
    assertThat(page.locator("[data-chart=confusion] canvas")).isVisible();
    assertThat(page.locator("[data-most]")).containsText(sentence);
    var shown = ofMatrix("chart.getOption().xAxis[0].data.length");
    assertThat(shown).isBetween(5.0, 30.0);
    assertThat(page.locator("[data-most]")).containsText(Integer.toString((int) shown));
    assertThat(ofMatrix("chart.getOption().series[0].data.length")).isEqualTo(shown * shown);
    assertThat(ofMatrix("chart.getOption().series[0].data.at(-1).at[0]"))
        .isEqualTo(ManyLabels.LABELS - 1);
    assertThat(ofMatrix("chart.getOption().series[0].label.show ? 1 : 0")).isZero();
    page.waitForCondition(() -> step(0, 1, 1) >= 12);
    assertThat(step(1, 0, 0)).isGreaterThanOrEqualTo(8);
    page.setViewportSize(SamplePage.WIDTH, 780);
    page.waitForFunction(
        "width => document.documentElement.scrollWidth <= width", SamplePage.WIDTH);
    assertThat(errors).isEmpty();
  }

  @Test
  void a_matrix_of_few_labels_has_all_with_their_shares() {
    sample.choose("en", "light");
    page.navigate("/harbour/models/feelings/versions/2");
    assertThat(page.locator("[data-chart=confusion] canvas")).isVisible();
    assertThat(page.locator("[data-most]")).isHidden();
    assertThat(ofMatrix("chart.getOption().xAxis[0].data.length")).isEqualTo(4);
    assertThat(ofMatrix("chart.getOption().series[0].label.show ? 1 : 0")).isEqualTo(1);
  }

  /** How many pixels the next column or row is away, along one axis. */
  private double step(int column, int row, int along) {
    return ofMatrix(
        "chart.convertToPixel({ seriesIndex: 0 }, [%d, %d])[%d] - chart.convertToPixel({ seriesIndex: 0 }, [0, 0])[%d]"
            .formatted(column, row, along, along));
  }

  /** A number about the chart of which label is taken for which. */
  private double ofMatrix(String expression) {
    var number =
        page.evaluate(
            "() => { const chart = echarts.getInstanceByDom(document.querySelector('[data-chart=confusion]')); return "
                + expression
                + "; }");
    return ((Number) number).doubleValue();
  }
}
