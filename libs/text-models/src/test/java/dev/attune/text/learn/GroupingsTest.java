package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.metrics.Grouping;
import dev.attune.text.metrics.Grouping.By;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

  @Test
  void texts_are_told_apart_by_the_language_that_most_of_each_is_in() {
    Grouping languages =
        Groupings.ofLanguages(
            Stream.of(
                    texts(12, "我在 Paris 等了一个小时"),
                    texts(10, "I waited for an hour at 北京站"),
                    texts(2, "Я ждал целый час"),
                    texts(1, "12:30 !!!"))
                .flatMap(List::stream)
                .toList());

    assertThat(languages.by()).isEqualTo(By.LANGUAGE);
    assertThat(languages.groups().keySet()).containsExactly("chinese", "latin", "cyrillic");
    assertThat(languages.groups().get("latin")).hasSize(10).contains(12, 21);
    assertThat(languages.groups().get("cyrillic")).containsExactly(22, 23);
  }

  @Test
  void one_language_with_enough_texts_alone_tells_nothing_apart() {
    assertThat(Groupings.ofLanguages(texts(50, "Good morning")).groups()).isEmpty();
    assertThat(
            Groupings.ofLanguages(
                    Stream.concat(texts(50, "Good morning").stream(), texts(9, "早上好").stream())
                        .toList())
                .groups())
        .isEmpty();
  }

  private static List<String> texts(int count, String text) {
    return Stream.generate(() -> text).limit(count).toList();
  }
}
