package dev.attune.console.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.console.platform.annotation.AnnotationApi.GoldCheck;
import dev.attune.console.platform.annotation.AnnotationApi.NewPlan;
import dev.attune.console.platform.annotation.Plan;
import dev.attune.console.testing.Words;
import dev.attune.console.web.Form;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanFormTest {
  private static final GoldCheck GOLD = new GoldCheck(1.0E-5, 10, 0.7051);
  private static final Plan PLAN =
      new Plan(
          true,
          2,
          3,
          "estimated",
          0.9876,
          null,
          "uncertainty",
          0.1234,
          0.30000000000000004,
          "hidden",
          GOLD,
          null,
          new Plan.Progress(0, 0, 0, 0, 0, 0, 0, 0),
          "ling@example.org",
          Instant.EPOCH);

  @Test
  void shares_that_the_form_shows_come_back_as_they_were() {
    Form form = PlanForm.filled(PLAN);
    check(form);

    assertThat(form.value("randomShare")).isEqualTo("12.34");
    assertThat(form.isRight()).isTrue();
    assertThat(PlanForm.wanted(form))
        .isEqualTo(
            new NewPlan(
                true,
                2,
                3,
                "estimated",
                0.9876,
                "uncertainty",
                0.1234,
                0.30000000000000004,
                "hidden",
                GOLD,
                null));
  }

  @ParameterizedTest
  @CsvSource({
    "certainty, 49.99",
    "certainty, 99.91",
    "randomShare, 9.99",
    "unsureShare, 50.01",
    "goldShare, -1",
    "goldShare, 1e1",
    "goldBar, 100.1",
    "goldBar, 70."
  })
  void a_share_beyond_its_range_is_refused(String field, String entered) {
    Form form = PlanForm.filled(PLAN).with(field, entered);
    check(form);

    assertThat(form.errorAt(field)).isEqualTo(field + "Wrong");
  }

  private static void check(Form form) {
    PlanForm.check(form, Words.of(AnnotateMessages.class), Words.of(SuggestMessages.class));
  }
}
