package dev.attune.api.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LikenessTest {
  private static final UUID A = new UUID(0, 1);
  private static final UUID B = new UUID(0, 2);
  private static final UUID C = new UUID(0, 3);
  private static final UUID D = new UUID(0, 4);
  private static final UUID E = new UUID(0, 5);

  @Test
  void a_group_stays_together_unless_it_is_too_large() {
    List<List<UUID>> groups = List.of(List.of(A, B), List.of(C, D, E));

    assertThat(Likeness.of(groups, Set.of(), 2, 7))
        .isEqualTo(new Likeness(Map.of(A, A, B, A), Set.of(), 3, 7));
  }

  @Test
  void what_is_like_a_kept_test_text_is_left_out() {
    List<List<UUID>> groups = List.of(List.of(A, B, C), List.of(D, E));

    assertThat(Likeness.of(groups, Set.of(B, D, E), 2, 0))
        .isEqualTo(new Likeness(Map.of(), Set.of(A, C), 0, 0));
  }

  @Test
  void what_came_after_the_comparison_is_counted_as_not_compared() {
    Likeness likeness = Likeness.of(List.of(List.of(A, B)), Set.of(A), 2, 5);

    assertThat(likeness.counts(7)).isEqualTo(new NearDuplicateCounts(0, 0, 1, 3));
    assertThat(likeness.counts(3)).isEqualTo(new NearDuplicateCounts(0, 0, 1, 0));
  }

  @Test
  void a_group_with_an_example_that_is_needed_elsewhere_is_shared_out() {
    Likeness likeness =
        new Likeness(Map.of(A, A, B, A, C, C, D, C), Set.of(E, new UUID(0, 6)), 1, 0);

    assertThat(likeness.without(Set.of(B, E)))
        .isEqualTo(new Likeness(Map.of(C, C, D, C), Set.of(new UUID(0, 6)), 4, 0));
  }
}
