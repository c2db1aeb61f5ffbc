package dev.attune.text.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.text.task.Entity;
import dev.attune.text.task.Gold;
import dev.attune.text.task.Joint;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Output;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Task;
import dev.attune.text.task.TokenLabels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for any answers, tried on random ones. */
class OutcomesTest {
  private static final List<String> LABELS = List.of("a", "b", "c", "d");
  private static final int TEXTS = 60;
  private static final List<Scale> SCALES = List.of(new Scale("x", 0, 1), new Scale("y", 0, 1));

  /** Those of {@link #all}. */
  private static final List<Task> TASKS =
      List.of(
          new SingleLabel(LABELS),
          new MultiLabel(LABELS),
          new TokenLabels(LABELS),
          new Regression(SCALES),
          new Joint(
              List.of(
                  new Output("first", new SingleLabel(LABELS)),
                  new Output("second", new MultiLabel(LABELS)))));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void perfect_answers_have_the_figure_one_with_an_interval_of_one_point(long seed) {
    for (Outcomes outcomes : all(seed, seed)) {
      assertThat(outcomes.estimate().value()).isCloseTo(1, within(1e-9));
      assertThat(outcomes.estimate().low()).isCloseTo(1, within(1e-9));
      assertThat(outcomes.estimate().high()).isCloseTo(1, within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void exchanging_truth_and_answers_changes_no_f1_and_no_correlation(long seed) {
    List<Outcomes> there = all(seed, seed + 100);
    List<Outcomes> back = all(seed + 100, seed);
    for (int i = 0; i < there.size(); i++) {
      assertThat(there.get(i).headline()).isCloseTo(back.get(i).headline(), within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_figure_on_some_texts_is_the_figure_when_the_others_count_nothing(long seed) {
    int[] some = IntStream.range(0, TEXTS).filter(i -> i % 3 != 0).toArray();
    int[] times = IntStream.range(0, TEXTS).map(i -> i % 3 == 0 ? 0 : 1).toArray();
    for (Outcomes outcomes : all(seed, seed + 100)) {
      assertThat(outcomes.only(some).headline()).isCloseTo(outcomes.headline(times), within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void every_figure_lies_in_its_range_and_not_far_from_its_interval(long seed) {
    for (Outcomes outcomes : all(seed, seed + 100)) {
      Figure figure = outcomes.estimate();
      assertThat(figure.value()).isBetween(-1.0, 1.0);
      assertThat(figure.low()).isLessThan(figure.high());
      assertThat(figure.value()).isBetween(figure.low() - 0.1, figure.high() + 0.1);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void answers_that_were_written_down_have_the_same_figure_on_any_sample(long seed) {
    List<Outcomes> all = all(seed, seed + 100);
    List<Outcomes> perfect = all(seed, seed);
    int[] times = new SplittableRandom(seed).ints(TEXTS, 0, 3).toArray();
    for (int i = 0; i < all.size(); i++) {
      Outcomes again = Outcomes.of(TASKS.get(i), written(perfect.get(i)), written(all.get(i)));
      assertThat(again.headline(times)).isCloseTo(all.get(i).headline(times), within(1e-12));
      assertThat(again.figure()).isEqualTo(all.get(i).figure());
    }
  }

  @Test
  void labels_that_the_task_does_not_have_are_counted_all_the_same() {
    List<Gold> truth = List.of(new Gold.Label("a"), new Gold.Label("new"), new Gold.Label("oos"));
    List<Gold> answers = List.of(new Gold.Label("a"), new Gold.Label("b"), new Gold.Label("oos"));

    Outcomes outcomes = Outcomes.of(new SingleLabel(LABELS, "oos"), truth, answers);

    assertThat(outcomes.headline()).isCloseTo(2 / 4.0, within(1e-12));
    assertThat(outcomes.answer(2)).isEqualTo(new Gold.Label("oos"));
  }

  private static List<Gold> written(Outcomes outcomes) {
    return IntStream.range(0, outcomes.size()).mapToObj(outcomes::answer).toList();
  }

  @Test
  void a_joint_model_is_all_right_only_where_every_output_is() {
    var intent = new LabelOutcomes(LABELS, new int[] {0, 1, 2}, new int[] {0, 1, 1});
    var tone = new LabelOutcomes(LABELS, new int[] {0, 0, 0}, new int[] {0, 1, 0});
    Map<String, Outcomes> outputs = new LinkedHashMap<>();
    outputs.put("intent", intent);
    outputs.put("tone", tone);
    var joint = JointEvaluation.of(new JointOutcomes(outputs), Map.of());
    assertThat(joint.allCorrect().value()).isEqualTo(1 / 3.0);
    assertThat(joint.headline().name()).isEqualTo("mean");
    assertThat(joint.headline().value())
        .isCloseTo((intent.headline() + tone.headline()) / 2, within(1e-12));
  }

  @Test
  @Timeout(20)
  void intervals_of_a_hundred_thousand_texts_take_seconds() {
    SplittableRandom random = new SplittableRandom(1);
    int[] truth = random.ints(100_000, 0, 4).toArray();
    int[] answers = random.ints(100_000, 0, 4).toArray();
    var outcomes = new LabelOutcomes(LABELS, truth, answers);
    long start = System.nanoTime();
    Bootstrap.of(outcomes.size(), outcomes::figures);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
  }

  private static List<Outcomes> all(long truthSeed, long answerSeed) {
    SplittableRandom truth = new SplittableRandom(truthSeed);
    SplittableRandom answers = new SplittableRandom(answerSeed);
    List<Outcomes> all = new ArrayList<>();
    all.add(new LabelOutcomes(LABELS, labels(truth), labels(answers)));
    all.add(new LabelSetOutcomes(LABELS, sets(truth), sets(answers)));
    all.add(new EntityOutcomes(LABELS, entities(truth), entities(answers)));
    all.add(new ValueOutcomes(SCALES, values(truth), values(answers), new double[] {0.1, 0.1}));
    all.add(new JointOutcomes(Map.of("first", all.get(0), "second", all.get(1))));
    return all;
  }

  private static int[] labels(SplittableRandom random) {
    return random.ints(TEXTS, 0, LABELS.size()).toArray();
  }

  private static boolean[][] sets(SplittableRandom random) {
    boolean[][] sets = new boolean[TEXTS][LABELS.size()];
    for (boolean[] set : sets) {
      for (int i = 0; i < set.length; i++) {
        set[i] = random.nextInt(3) == 0;
      }
    }
    return sets;
  }

  private static List<List<Entity>> entities(SplittableRandom random) {
    List<List<Entity>> texts = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      List<Entity> entities = new ArrayList<>();
      for (int start = 0; start < 9; start += 3) {
        String label = LABELS.get(random.nextInt(LABELS.size()));
        entities.add(new Entity(label, start, start + 1 + random.nextInt(2)));
      }
      texts.add(entities);
    }
    return texts;
  }

  private static double[][] values(SplittableRandom random) {
    double[][] values = new double[TEXTS][2];
    for (double[] row : values) {
      row[0] = random.nextInt(5) / 4.0;
      row[1] = random.nextDouble();
    }
    return values;
  }
}
