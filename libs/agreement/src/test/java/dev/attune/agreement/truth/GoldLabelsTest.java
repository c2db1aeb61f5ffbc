package dev.attune.agreement.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.agreement.Annotations;
import dev.attune.agreement.Answers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GoldLabelsTest {
  private static final List<String> LABELS = List.of("a", "b", "c");
  private static final List<String> ITEMS =
      List.of("item0000", "item0001", "item0002", "item0003", "item0004", "item0005");

  /** Unanimous, tied, one answer, most votes without half of them, tied; the sixth has none. */
  private static final Annotations<String> ANSWERS =
      Answers.ofLetters("aabaa", "aa.ab", "ab.b.", "ab.c.", "....");

  private static GoldLabels<String> gold(GoldRule rule) {
    return GoldLabels.of(ITEMS, ANSWERS, Map.of("item0004", "c"), LABELS, rule);
  }

  @Test
  void a_majority_decides_and_the_rest_is_counted_with_reasons() {
    GoldLabels<String> gold = gold(new GoldRule.Majority(2, 0.6));
    assertThat(gold.decided()).isEqualTo(Map.of("item0000", "a", "item0004", "c"));
    assertThat(gold.undecided())
        .isEqualTo(
            Map.of(
                "item0001", Undecided.TIE,
                "item0002", Undecided.TOO_FEW_ANSWERS,
                "item0003", Undecided.NO_MAJORITY,
                "item0005", Undecided.UNANSWERED));
    assertThat(gold.reasons()).containsEntry(Undecided.TIE, 1).hasSize(4);
  }

  @Test
  void a_lower_bar_decides_more() {
    assertThat(gold(new GoldRule.Majority(1, 0.5)).decided())
        .isEqualTo(Map.of("item0000", "a", "item0002", "b", "item0003", "a", "item0004", "c"));
  }

  @Test
  void adjudicated_only_takes_no_vote() {
    GoldLabels<String> gold = gold(new GoldRule.AdjudicatedOnly());
    assertThat(gold.decided()).isEqualTo(Map.of("item0004", "c"));
    assertThat(gold.reasons()).isEqualTo(Map.of(Undecided.NOT_ADJUDICATED, 5));
  }

  @Test
  void an_estimate_decides_what_it_is_certain_of() {
    GoldLabels<String> lax = gold(new GoldRule.Estimated(1, 0, DawidSkene.STANDARD));
    GoldLabels<String> strict = gold(new GoldRule.Estimated(2, 1, DawidSkene.STANDARD));
    assertThat(lax.decided()).containsEntry("item0000", "a").containsEntry("item0004", "c");
    assertThat(lax.undecided()).containsEntry("item0005", Undecided.UNANSWERED);
    assertThat(strict.decided()).isEqualTo(Map.of("item0004", "c"));
    assertThat(strict.undecided())
        .containsEntry("item0000", Undecided.NOT_CERTAIN)
        .containsEntry("item0002", Undecided.TOO_FEW_ANSWERS);
  }

  @Test
  void a_set_is_decided_once_every_label_is() {
    Annotations<Set<String>> sets =
        Answers.byAnnotator(
            List.of(
                List.of(Set.of("joy"), Set.of("joy", "fear"), Set.of("joy")),
                List.of(Set.of("joy"), Set.of("joy"), Set.of("fear"))));
    GoldLabels<Set<String>> gold =
        GoldLabelSets.of(
            ITEMS.subList(0, 4),
            sets,
            Map.of("item0002", Set.of("fear")),
            List.of("joy", "fear"),
            new GoldRule.Majority(1, 0.5));
    assertThat(gold.decided())
        .isEqualTo(Map.of("item0000", Set.of("joy"), "item0002", Set.of("fear")));
    assertThat(gold.undecided())
        .isEqualTo(Map.of("item0001", Undecided.TIE, "item0003", Undecided.UNANSWERED));
  }

  @Test
  void soft_labels_are_the_shares_of_votes() {
    Map<String, Map<String, Double>> soft = SoftLabels.of(ANSWERS, LABELS);
    assertThat(soft.get("item0003")).isEqualTo(Map.of("a", 0.5, "b", 0.25, "c", 0.25));
    assertThat(soft).doesNotContainKey("item0005");
  }

  @Test
  void soft_label_sets_have_a_share_for_each_label() {
    Annotations<Set<String>> sets =
        Answers.byAnnotator(
            List.of(List.of(Set.of("joy", "trust")), List.of(Set.of("joy")), List.of(Set.of())));
    assertThat(SoftLabels.ofSets(sets, List.of("joy", "trust")).get("item0000"))
        .hasEntrySatisfying("joy", share -> assertThat(share).isEqualTo(2.0 / 3, within(1e-12)))
        .hasEntrySatisfying("trust", share -> assertThat(share).isEqualTo(1.0 / 3, within(1e-12)));
  }
}
