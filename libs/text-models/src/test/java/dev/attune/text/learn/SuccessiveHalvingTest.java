package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.text.metrics.Score;
import dev.attune.text.serve.ServingOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuccessiveHalvingTest {
  private static final Hyperparameters PLAN =
      Hyperparameters.parse(new Method.Lora(), Map.of("epochs", 27));

  @Test
  void tries_grow_threefold_while_the_better_third_is_kept() throws IOException {
    List<Integer> epochs = new ArrayList<>();
    List<Hyperparameters> candidates = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      candidates.add(PLAN.withLearningRate(1e-4 * (i + 1)));
    }
    SearchReport report =
        SuccessiveHalving.run(
            candidates,
            (number, tried) -> {
              epochs.add(tried);
              return result(-Math.abs(number - 6), tried);
            });

    assertThat(epochs).containsExactly(3, 3, 3, 3, 3, 3, 3, 3, 3, 9, 9, 9);
    assertThat(SuccessiveHalving.plannedEpochs(9, 27)).isEqualTo(9 * 3 + 3 * 9);
    assertThat(report.chosen()).isEqualTo(6);
    assertThat(report.trials()).hasSize(9);
    assertThat(report.trials().get(6).epochs()).isEqualTo(9);
    assertThat(report.trials().get(0).epochs()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"head", "lora", "full", "bitfit"})
  void the_default_epochs_of_every_method_have_room_for_two_rounds(String method)
      throws IOException {
    int texts = 10_000;
    Hyperparameters usual =
        Hyperparameters.defaultsOf(Method.named(method))
            .resolvedFor(Method.named(method), Sentences.TASK, texts);
    assertThat(tried(usual, usual, usual, usual).stream().distinct().count()).isEqualTo(2);
  }

  @Test
  void five_epochs_are_tried_with_one_and_with_two() throws IOException {
    Hyperparameters brief = PLAN.with(Hyperparameter.EPOCHS, 5);
    assertThat(tried(brief, brief, brief, brief, brief)).containsExactly(1, 1, 1, 1, 1, 2, 2);
    assertThat(SuccessiveHalving.plannedEpochs(5, 5)).isEqualTo(9);
    assertThat(tried(brief, brief)).containsExactly(2, 2);
  }

  @Test
  void what_was_tried_with_as_many_epochs_before_is_not_tried_again() throws IOException {
    Hyperparameters brief = PLAN.with(Hyperparameter.EPOCHS, 5);
    Hyperparameters briefer = PLAN.with(Hyperparameter.EPOCHS, 3);
    assertThat(tried(brief, briefer, briefer, briefer, briefer)).containsExactly(1, 1, 1, 1, 1);
  }

  /** The epochs of each try, where later candidates are better ones. */
  private static List<Integer> tried(Hyperparameters... candidates) throws IOException {
    List<Integer> epochs = new ArrayList<>();
    SuccessiveHalving.run(
        List.of(candidates),
        (number, tried) -> {
          epochs.add(tried);
          return result(number, tried);
        });
    return epochs;
  }

  @Test
  void settings_whose_loss_comes_apart_are_reported_without_a_figure() throws IOException {
    SearchReport report =
        SuccessiveHalving.run(
            List.of(PLAN, PLAN),
            (number, tried) -> {
              if (number == 0) {
                throw new DivergedException(
                    new Divergence("The loss stopped being a number", 3, 1));
              }
              return result(0.5, tried);
            });
    assertThat(report.chosen()).isEqualTo(1);
    assertThat(report.trials().getFirst().figure()).isNull();
    assertThat(Objects.requireNonNull(report.trials().get(1).figure()).value()).isEqualTo(0.5);
  }

  @Test
  void those_that_gave_way_stand_in_for_better_ones_whose_loss_comes_apart_later()
      throws IOException {
    Hyperparameters brief = PLAN.with(Hyperparameter.EPOCHS, 5);
    SearchReport report =
        SuccessiveHalving.run(
            List.of(brief, brief, brief, brief),
            (number, tried) -> {
              if (number > 1 && tried > 1) {
                throw new DivergedException(
                    new Divergence("The loss stopped being a number", 3, 1));
              }
              return result(number, tried);
            });
    assertThat(report.chosen()).isEqualTo(1);
    assertThat(report.trials().get(3).figure()).isNull();
  }

  @Test
  void nothing_is_chosen_where_every_loss_comes_apart() {
    assertThatThrownBy(
            () ->
                SuccessiveHalving.run(
                    List.of(PLAN, PLAN),
                    (number, tried) -> {
                      throw new DivergedException(
                          new Divergence("The loss stopped being a number", 3, 1));
                    }))
        .isInstanceOf(DivergedException.class);
  }

  @Test
  void candidates_are_the_plan_and_others_in_range_and_the_same_for_a_seed() {
    List<Hyperparameters> drawn = Candidates.around(PLAN, 384, 32, new SplittableRandom(4));
    assertThat(drawn)
        .as("versions of any of them share the encoder")
        .allMatch(one -> one.rank() <= ServingOptions.defaults().loraRank());
    assertThat(drawn.getFirst()).isEqualTo(PLAN);
    assertThat(drawn).doesNotHaveDuplicates();
    assertThat(drawn)
        .allSatisfy(
            settings -> {
              assertThat(settings.learningRate()).isBetween(2.5e-4, 4e-3);
              assertThat(settings.alpha() / settings.rank()).isEqualTo(2);
              assertThat(settings.epochs()).isIn(16, 27, 40);
            });
    assertThat(Candidates.around(PLAN, 384, 32, new SplittableRandom(4))).isEqualTo(drawn);
    assertThat(Candidates.around(PLAN, 384, 32, new SplittableRandom(5))).isNotEqualTo(drawn);
  }

  /** Seeds that follow each other draw from one stream, each a number behind the one before. */
  @Test
  void a_search_with_another_seed_tries_other_settings() {
    for (int seed = 2; seed < 8; seed++) {
      List<Hyperparameters> other = Candidates.around(PLAN, 384, 8, new Seeds(seed).search());
      assertThat(Candidates.around(PLAN, 384, 8, new Seeds(1).search()).subList(1, 8))
          .doesNotContainAnyElementsOf(other);
    }
  }

  @Test
  void ranks_stay_within_the_base_model_and_keep_the_scale_of_the_updates() {
    assertThat(Candidates.around(PLAN, 16, 32, new SplittableRandom(4)))
        .extracting(Hyperparameters::rank)
        .contains(4, 8, 16)
        .doesNotContain(32);
    Hyperparameters steep = PLAN.with(Hyperparameter.ALPHA, 512);
    assertThat(Candidates.around(steep, 384, 32, new SplittableRandom(4)))
        .allSatisfy(
            settings ->
                assertThat(settings.alpha() / settings.rank())
                    .isEqualTo(steep.alpha() / steep.rank()));
  }

  @Test
  void a_search_has_two_to_thirty_two_trials() {
    assertThatThrownBy(() -> new Search(1))
        .isInstanceOf(HyperparameterException.class)
        .hasMessage("trials is 1; it must be from 2 to 32.");
    assertThatThrownBy(() -> new Search(33)).isInstanceOf(HyperparameterException.class);
  }

  private static SuccessiveHalving.Result result(double figure, int epochs) {
    return new SuccessiveHalving.Result(new Score("macroF1", figure), 1, epochs);
  }
}
