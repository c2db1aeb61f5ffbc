package dev.attune.text.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CoreSetTest {
  private static float[] at(double degrees) {
    double angle = Math.toRadians(degrees);
    return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
  }

  private static int[] order(List<float[]> texts, List<float[]> labelled, int places) {
    return CoreSet.order(texts, labelled, places, () -> {});
  }

  @Test
  void each_choice_is_the_furthest_from_all_before_it_and_from_the_labelled() {
    List<float[]> texts = List.of(at(10), at(60), at(61), at(120));

    assertThat(order(texts, List.of(at(0)), 4)).containsExactly(3, 1, 0, 2);
  }

  @Test
  void the_length_of_a_vector_does_not_count() {
    List<float[]> texts = List.of(new float[] {50, 0}, at(5), at(90));

    assertThat(order(texts, List.of(at(0)), 2)).containsExactly(2, 1);
  }

  @Test
  void without_labelled_texts_the_first_is_the_one_furthest_from_the_mean() {
    assertThat(order(List.of(at(0), at(2), at(4), at(80)), List.of(), 1)).containsExactly(3);
  }

  @Test
  void without_labelled_texts_the_choices_cover_the_texts_all_the_same() {
    List<float[]> texts = new ArrayList<>(Collections.nCopies(96, at(0)));
    texts.addAll(List.of(at(180), at(184), at(40), at(-40)));

    assertThat(order(texts, List.of(), 4)).contains(98, 99).containsAnyOf(96, 97).contains(0);
  }

  @Test
  void every_text_is_chosen_once_even_when_all_are_the_same() {
    assertThat(order(List.of(at(7), at(7), at(7)), List.of(at(7)), 9)).containsExactly(0, 1, 2);
    assertThat(order(List.of(), List.of(at(0)), 3)).isEmpty();
  }

  /** Gonzalez (1985): at most twice the best radius; half the next choice's distance is a bound. */
  @Test
  void its_first_choices_cover_texts_within_twice_the_best_radius() {
    SplittableRandom random = new SplittableRandom(7);
    List<float[]> texts = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      texts.add(at(random.nextDouble(360)));
    }
    int[] order = order(texts, List.of(texts.getFirst()), 3);

    double best = Double.POSITIVE_INFINITY;
    for (int a = 0; a < 12; a++) {
      for (int b = 0; b < 12; b++) {
        for (int c = 0; c < 12; c++) {
          best = Math.min(best, radius(texts, new int[] {a, b, c}));
        }
      }
    }
    assertThat(radius(texts, order)).isLessThanOrEqualTo(2 * best + 1e-6);
  }

  private static double radius(List<float[]> texts, int[] chosen) {
    double radius = 0;
    for (float[] text : texts) {
      double nearest = Math.hypot(text[0] - texts.getFirst()[0], text[1] - texts.getFirst()[1]);
      for (int centre : chosen) {
        float[] at = texts.get(centre);
        nearest = Math.min(nearest, Math.hypot(text[0] - at[0], text[1] - at[1]));
      }
      radius = Math.max(radius, nearest);
    }
    return radius;
  }

  @Test
  void it_ends_when_it_is_told_to() {
    assertThatThrownBy(
            () ->
                CoreSet.order(
                    List.of(at(0), at(1)),
                    List.of(),
                    2,
                    () -> {
                      throw new IllegalStateException("stop");
                    }))
        .hasMessage("stop");
  }
}
