package dev.attune.text.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.text.metrics.Grouping.By;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SliceTest {
  private static final List<String> LABELS = List.of("joy", "anger");

  @Test
  void slices_have_their_own_figures_and_leave_out_the_small_and_the_unique() {
    LabelOutcomes outcomes = answers(100, text -> text < 20);
    Map<String, List<Integer>> channels = new LinkedHashMap<>();
    channels.put("mail", texts(20, 95));
    channels.put("phone", texts(0, 20));
    channels.put("fax", texts(95, 100));
    Map<String, List<Integer>> tickets = new HashMap<>();
    IntStream.range(0, 100).forEach(i -> tickets.put("t" + i, texts(0, 20)));

    List<Slice> slices =
        Slice.of(
            outcomes,
            List.of(
                new Grouping(By.META, "channel", channels),
                new Grouping(By.META, "ticket", tickets)));

    assertThat(slices).extracting(Slice::value).containsExactly("phone", "mail");
    assertThat(slices).extracting(Slice::examples).containsExactly(20, 75);
    assertThat(slices).extracting(Slice::hard).containsExactly(true, false);
    assertThat(slices).extracting(slice -> slice.right().value()).containsExactly(0.0, 1.0);
    assertThat(slices).extracting(Slice::others).containsExactly(1.0, 0.2);
    assertThat(Objects.requireNonNull(slices.getLast().figure()).value()).isEqualTo(1);
  }

  @Test
  void a_label_has_no_headline_figure_and_the_whole_split_no_others() {
    List<Slice> slices =
        Slice.of(
            answers(40, text -> text < 4),
            List.of(
                new Grouping(By.LABEL, "", Map.of("joy", texts(0, 20))),
                new Grouping(By.META, "channel", Map.of("mail", texts(0, 40)))));

    assertThat(slices).extracting(Slice::by).containsExactly("label", "meta");
    assertThat(slices.getFirst().figure()).isNull();
    assertThat(slices.getFirst().right().value()).isEqualTo(0.8);
    assertThat(slices.getLast().others()).isNull();
    assertThat(slices.getLast().hard()).isFalse();
  }

  @Test
  void where_mistakes_come_by_chance_nothing_is_hard() {
    SplittableRandom random = new SplittableRandom(11);
    boolean[] wrong = new boolean[1000];
    for (int i = 0; i < wrong.length; i++) {
      wrong[i] = random.nextInt(5) == 0;
    }
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int group = 0; group < 50; group++) {
      groups.put("g" + group, texts(20 * group, 20 * group + 20));
    }
    LabelOutcomes outcomes = answers(1000, text -> wrong[text]);

    List<Slice> slices = Slice.of(outcomes, List.of(new Grouping(By.META, "shop", groups)));

    assertThat(slices).hasSize(50).noneMatch(Slice::hard);
    // Looked at one by one, some of them would be.
    assertThat(groups.values())
        .anyMatch(
            texts ->
                FisherTest.fewer(
                        1000,
                        (int) texts(0, 1000).stream().filter(outcomes::right).count(),
                        20,
                        (int) texts.stream().filter(outcomes::right).count())
                    < 0.05);
  }

  /** Fisher's lady tasting tea: P(X <= 1) of 4 among 8, half of them right, is 17 of 70. */
  @Test
  void fishers_test_gives_the_published_value() {
    assertThat(FisherTest.fewer(8, 4, 4, 1)).isCloseTo(17 / 70.0, within(1e-12));
    assertThat(FisherTest.fewer(8, 4, 4, 0)).isCloseTo(1 / 70.0, within(1e-12));
    assertThat(FisherTest.fewer(8, 6, 4, 1)).isZero();
    assertThat(FisherTest.fewer(8, 4, 8, 4)).isCloseTo(1, within(1e-12));
  }

  /** The fifteen p-values of Benjamini and Hochberg (1995), section 3.2: four are below 5 %. */
  @Test
  void tests_are_corrected_as_published() {
    double[] corrected =
        FalseDiscovery.corrected(
            new double[] {
              0.0201, 0.0001, 0.0004, 0.0019, 0.0095, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240,
              0.4262, 0.5719, 0.6528, 0.7590, 1.0000
            });

    assertThat(IntStream.range(0, 15).filter(i -> corrected[i] < 0.05)).containsExactly(1, 2, 3, 4);
    assertThat(corrected[4]).isCloseTo(0.0095 * 15 / 4, within(1e-12));
    assertThat(corrected[0]).isCloseTo(0.0201 * 15 / 5, within(1e-12));
    assertThat(FalseDiscovery.corrected(new double[] {0.01, 0.02, 0.03, 0.04, 0.05}))
        .containsExactly(new double[] {0.05, 0.05, 0.05, 0.05, 0.05}, within(1e-12));
  }

  private interface Wrong {
    boolean at(int text);
  }

  private static List<Integer> texts(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  private static LabelOutcomes answers(int texts, Wrong wrong) {
    int[] truth = IntStream.range(0, texts).map(i -> i % 2).toArray();
    int[] answers =
        IntStream.range(0, texts).map(i -> wrong.at(i) ? 1 - truth[i] : truth[i]).toArray();
    return new LabelOutcomes(LABELS, truth, answers);
  }
}
