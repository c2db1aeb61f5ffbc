package dev.attune.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SetDistanceTest {

  @Test
  void a_subset_is_nearer_than_an_overlap() {
    assertThat(SetDistance.MASI.between(Set.of("a", "b"), Set.of("a", "b", "c", "d")))
        .isEqualTo(1 - 0.5 * 2 / 3, within(1e-12));
    assertThat(SetDistance.MASI.between(Set.of("a", "b"), Set.of("b", "c")))
        .isEqualTo(1 - 1.0 / 9, within(1e-12));
  }

  @Test
  void jaccard_counts_shared_labels() {
    assertThat(SetDistance.JACCARD.between(Set.of("a", "b"), Set.of("b", "c")))
        .isEqualTo(2.0 / 3, within(1e-12));
  }

  @Test
  void empty_sets_are_equal_and_far_from_all_others() {
    for (SetDistance distance : SetDistance.values()) {
      assertThat(distance.between(Set.of(), Set.of())).isZero();
      assertThat(distance.between(Set.of(), Set.of("a"))).isEqualTo(1);
    }
  }
}
