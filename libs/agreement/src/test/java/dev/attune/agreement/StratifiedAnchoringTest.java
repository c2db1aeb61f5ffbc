package dev.attune.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.agreement.Anchoring.Group;
import dev.attune.agreement.Anchoring.Measured;
import dev.attune.agreement.Anchoring.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

class StratifiedAnchoringTest {
  @Test
  void a_better_version_that_more_people_see_is_not_taken_for_people_who_follow() {
    Measured both = measured(stratum(120, 200, 120, 200), stratum(306, 360, 34, 40));

    assertThat(both.reading()).isEqualTo(Reading.UNCERTAIN);
    assertThat(both.difference()).isCloseTo(0, within(1e-9));
    assertThat(both.low()).isCloseTo(-0.0778, within(5e-5));
    assertThat(both.high()).isCloseTo(0.0798, within(5e-5));
    // All added up they would be.
    assertThat(measured(stratum(426, 560, 154, 240)).reading()).isEqualTo(Reading.FOLLOWED);
  }

  @Test
  void a_worse_version_that_more_people_see_is_not_taken_for_people_who_answer_against_it() {
    assertThat(measured(stratum(306, 360, 34, 40), stratum(120, 200, 120, 200)).reading())
        .isEqualTo(Reading.UNCERTAIN);
    assertThat(measured(stratum(170, 200, 170, 200), stratum(216, 360, 24, 40)).reading())
        .isEqualTo(Reading.UNCERTAIN);
  }

  @Test
  void an_effect_in_every_stratum_is_found() {
    assertThat(measured(stratum(150, 200, 110, 200), stratum(342, 360, 30, 40)).reading())
        .isEqualTo(Reading.FOLLOWED);
  }

  /** The weights are 5 and 40 / 3. */
  @Test
  void shares_are_weighted_by_mantel_and_haenszel() {
    StratifiedAnchoring strata =
        StratifiedAnchoring.of(List.of(stratum(8, 10, 5, 10), stratum(30, 40, 10, 20)));

    assertThat(strata.strata()).isEqualTo(2);
    assertThat(strata.shown()).isCloseTo((5 * 0.8 + 40 / 3.0 * 0.75) / (55 / 3.0), within(1e-9));
    assertThat(strata.withheld()).isCloseTo(0.5, within(1e-9));
    Measured measured = (Measured) strata.anchoring();
    assertThat(measured.difference()).isCloseTo(0.263636, within(1e-6));
    assertThat(measured.low()).isCloseTo(0.046043, within(1e-6));
    assertThat(measured.high()).isCloseTo(0.459309, within(1e-6));
  }

  /** The first row of table II of Newcombe (1998), method 10. */
  @Test
  void of_one_stratum_the_interval_is_that_of_the_publication() {
    Measured one = measured(stratum(56, 70, 48, 80));

    assertThat(one.low()).isCloseTo(0.0524, within(5e-5));
    assertThat(one.high()).isCloseTo(0.3339, within(5e-5));
  }

  @Test
  void a_stratum_whose_answers_are_all_on_one_side_says_nothing() {
    Stratum divided = stratum(56, 70, 48, 80);

    assertThat(StratifiedAnchoring.of(List.of(divided, stratum(400, 400, 0, 0))))
        .isEqualTo(StratifiedAnchoring.of(List.of(divided)));
    StratifiedAnchoring none =
        StratifiedAnchoring.of(List.of(stratum(400, 400, 0, 0), stratum(0, 0, 10, 400)));
    assertThat(none.strata()).isZero();
    assertThat(none.anchoring()).isInstanceOf(Anchoring.NotEnough.class);
    assertThat(none.anchoring().shown().answers()).isEqualTo(400);
  }

  @Test
  void thirty_answers_on_either_side_are_needed_in_all_strata_together() {
    assertThat(
            StratifiedAnchoring.of(List.of(stratum(8, 10, 5, 10), stratum(9, 19, 9, 19)))
                .anchoring())
        .isInstanceOf(Anchoring.NotEnough.class);
    assertThat(
            StratifiedAnchoring.of(List.of(stratum(8, 10, 5, 10), stratum(9, 20, 9, 20)))
                .anchoring())
        .isInstanceOf(Measured.class);
  }

  private static Measured measured(Stratum... strata) {
    return (Measured) StratifiedAnchoring.of(List.of(strata)).anchoring();
  }

  private static Stratum stratum(int same, int shown, int withheldSame, int withheld) {
    return new Stratum(new Group(shown, same), new Group(withheld, withheldSame));
  }
}
