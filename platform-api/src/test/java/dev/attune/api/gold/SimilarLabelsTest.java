package dev.attune.api.gold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SimilarLabelsTest {
  private static final List<String> KNOWN =
      List.of("joy", "anger", "low mood", "喜悦", "no", "disappointment");

  @Test
  void case_blanks_hyphens_and_width_make_twins() {
    assertThat(SimilarLabels.twin("Joy", KNOWN)).isEqualTo("joy");
    assertThat(SimilarLabels.twin("low_mood", KNOWN)).isEqualTo("low mood");
    assertThat(SimilarLabels.twin("LOW-\u00a0mood", KNOWN)).isEqualTo("low mood");
    assertThat(SimilarLabels.twin("ｊｏｙ", KNOWN)).isEqualTo("joy");
    assertThat(SimilarLabels.twin("joys", KNOWN)).isNull();
  }

  @Test
  void one_slip_in_a_word_and_two_in_a_long_one_make_typos() {
    assertThat(SimilarLabels.typo("agner", KNOWN)).isEqualTo("anger");
    assertThat(SimilarLabels.typo("angr", KNOWN)).isEqualTo("anger");
    assertThat(SimilarLabels.typo("dissapointmnet", KNOWN)).isNull();
    assertThat(SimilarLabels.typo("disapointmnet", KNOWN)).isEqualTo("disappointment");
    assertThat(SimilarLabels.typo("grief", KNOWN)).isNull();
  }

  @Test
  void short_labels_are_left_alone_for_they_are_all_alike() {
    assertThat(SimilarLabels.typo("na", KNOWN)).isNull();
    assertThat(SimilarLabels.typo("boy", KNOWN)).isNull();
  }
}
