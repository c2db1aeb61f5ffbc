package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.metrics.Grouping;
import dev.attune.text.metrics.Grouping.By;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupingsTest {

  @Test
  void texts_are_cut_into_groups_of_about_equally_many() {
    Grouping bands = Groupings.bands(By.LENGTH, IntStream.rangeClosed(1, 100));

    assertThat(bands.groups().keySet()).containsExactly("1–25", "26–50", "51–75", "76–100");
    assertThat(bands.groups().get("26–50")).hasSize(25).contains(25, 49);
  }

  @Test
  void texts_of_one_number_stay_together_and_each_is_in_one_group() {
    Grouping bands =
        Groupings.bands(
            By.UNKNOWN_WORDS, IntStream.range(0, 60).map(i -> i < 40 ? 0 : i < 55 ? 7 : 50));

    assertThat(bands.groups().keySet()).containsExactly("0", "7", "50");
    assertThat(bands.groups().values().stream().mapToInt(List::size).sum()).isEqualTo(60);
  }

  @Test
  void few_texts_and_texts_that_are_alike_are_not_told_apart() {
    assertThat(Groupings.bands(By.LENGTH, IntStream.range(0, 19)).groups()).isEqualTo(Map.of());
    assertThat(Groupings.bands(By.LENGTH, IntStream.generate(() -> 5).limit(80)).groups())
        .isEmpty();
  }
}
