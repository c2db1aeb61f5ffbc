package dev.attune.api.deployments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrialFiguresTest {
  private final Counts counts = new Counts();

  @Test
  void a_share_has_wilsons_interval() {
    // scipy.stats.binomtest(k, n).proportion_ci(method='wilson')
    assertRanged(Ranged.share(8, 10), 0.8, 0.490162, 0.943318);
    assertRanged(Ranged.share(0, 20), 0, 0, 0.161125);
    assertThat(Ranged.share(0, 0)).isNull();
  }

  @Test
  void a_mean_has_the_interval_of_its_standard_error() {
    // 1, 2, 3, 4: mean 2.5, standard error 0.645497
    assertRanged(Ranged.mean(4, 10, 30), 2.5, 1.234849, 3.765151);
    assertThat(Ranged.mean(1, 1, 1)).isNull();
  }

  @Test
  void the_difference_of_two_means_adds_their_variances() {
    // 1, 2, 3, 4 and 2, 4, 6, 8: 2.5, sqrt(0.416667 + 1.666667) = 1.443376
    assertRanged(Ranged.difference(4, 10, 30, 4, 20, 120), 2.5, -0.328965, 5.328965);
  }

  @Test
  void the_stability_index_is_the_sum_over_bins() {
    // (0.6 - 0.5) ln(0.6 / 0.5) + (0.4 - 0.5) ln(0.4 / 0.5), with half a count in each bin
    StabilityIndex index =
        Objects.requireNonNull(
            StabilityIndex.of(
                Map.of("a", 50_000L, "b", 50_000L), Map.of("a", 60_000L, "b", 40_000L)));
    assertThat(index.value()).isCloseTo(0.040547, within(1e-5));
    assertThat(StabilityIndex.of(Map.of(), Map.of("a", 1L))).isNull();
  }

  @Test
  void chance_is_known_from_chi_squared() {
    // chi-squared(0.95, 2) = 5.9915
    StabilityIndex index =
        Objects.requireNonNull(
            StabilityIndex.of(
                Map.of("a", 50L, "b", 30L, "c", 20L), Map.of("a", 50L, "b", 30L, "c", 20L)));
    assertThat(index.noise()).isCloseTo(5.9915 * 2 / 100, within(0.002));
  }

  @Test
  void few_texts_are_not_enough() {
    shadow(99, 99);
    assertThat(trial("shadow").verdict().finding()).isEqualTo("not-enough-data");
    assertThat(trial("shadow").verdict().sentence())
        .isEqualTo("Not enough data: 99 texts so far, 100 are needed.");
  }

  @Test
  void a_shadow_agrees_when_its_interval_does() {
    shadow(2310, 2243);
    assertThat(trial("shadow").verdict().finding()).isEqualTo("agrees");
    assertThat(trial("shadow").verdict().sentence())
        .isEqualTo("Version 3 agrees with version 2 on 97.1 % [96.3, 97.7] of 2,310 texts.");
  }

  @Test
  void a_shadow_whose_interval_holds_the_bound_is_unclear_and_one_below_differs() {
    shadow(200, 192);
    assertThat(trial("shadow").verdict().finding()).isEqualTo("unclear");
    shadow(2000, 1500);
    assertThat(trial("shadow").verdict().finding()).isEqualTo("differs");
  }

  @Test
  void a_canary_is_judged_by_what_it_answers() {
    label("baseline", "joy", 9000);
    label("baseline", "anger", 1000);
    label("candidate", "joy", 895);
    label("candidate", "anger", 105);
    assertThat(trial("canary").verdict().finding()).isEqualTo("agrees");
    label("candidate", "anger", 900);
    assertThat(trial("canary").verdict().finding()).isEqualTo("differs");
    assertThat(trial("canary").outputs().getFirst().agreement()).isNull();
  }

  @Test
  void times_are_the_bound_that_half_and_most_requests_stay_within() {
    counts.add("", "milliseconds.baseline", "5", 90);
    counts.add("", "milliseconds.baseline", "20", 8);
    counts.add("", "milliseconds.baseline", "more", 2);
    counts.add("", "milliseconds.candidate", "more", 1);

    assertThat(trial("shadow").baselineTimes()).isEqualTo(new TrialView.Times(100, 5, 20));
    assertThat(trial("shadow").candidateTimes()).isEqualTo(new TrialView.Times(1, null, null));
  }

  private void shadow(long texts, long agreed) {
    counts.add("", "texts", "", texts);
    counts.add("", "compared", "", texts);
    counts.add("", "agreed", "", agreed);
    label("baseline", "joy", texts);
    label("candidate", "joy", texts);
  }

  private void label(String side, String label, long texts) {
    counts.add("", "answered." + side, "", texts);
    counts.add("", "label." + side, label, texts);
  }

  private TrialView trial(String kind) {
    return TrialFigures.of(kind, 2, 3, null, counts);
  }

  private static void assertRanged(@Nullable Ranged ranged, double value, double low, double high) {
    Ranged there = Objects.requireNonNull(ranged);
    assertThat(List.of(there.value(), there.low(), there.high()))
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-5 ? 0 : Double.compare(a, b))
        .containsExactly(value, low, high);
  }
}
