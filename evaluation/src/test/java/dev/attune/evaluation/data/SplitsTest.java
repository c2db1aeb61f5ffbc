package dev.attune.evaluation.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.task.Gold;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SplitsTest {

  @Test
  void the_same_tenth_becomes_validation_in_every_run() {
    List<Sample> train = IntStream.range(0, 200).mapToObj(i -> sample("text " + i)).toList();

    Splits splits = Splits.cut(train, List.of(sample("other")));

    assertThat(splits.validation()).hasSize(20);
    assertThat(splits.train()).hasSize(180).doesNotContainAnyElementsOf(splits.validation());
    assertThat(Splits.cut(train.reversed(), List.of()).validation())
        .containsExactlyInAnyOrderElementsOf(splits.validation());
  }

  @Test
  void equal_texts_stay_on_one_side_of_the_cut() {
    List<Sample> train =
        IntStream.range(0, 100)
            .mapToObj(i -> "text " + i)
            .flatMap(text -> Stream.of(sample(text), sample(text)))
            .toList();

    Splits splits = Splits.cut(train, List.of());

    assertThat(splits.validation()).hasSize(20);
    assertThat(splits.train().stream().map(Sample::text))
        .doesNotContainAnyElementsOf(splits.validation().stream().map(Sample::text).toList());
  }

  @Test
  void what_is_tested_is_neither_learned_nor_chosen_on() {
    Splits splits =
        new Splits(
            List.of(sample("a"), sample("b"), sample("c"), sample("d")),
            List.of(sample("b"), sample("c"), sample("e")),
            List.of(sample("c"), sample("d"), sample("f")));

    Splits clean = splits.withoutLeaks();

    assertThat(splits.leaks()).isEqualTo(2);
    assertThat(clean.leaks()).isZero();
    assertThat(clean.test()).isEqualTo(splits.test());
    assertThat(clean.validation()).extracting(Sample::text).containsExactly("b", "e");
    assertThat(clean.train()).extracting(Sample::text).containsExactly("a");
  }

  @Test
  void a_limit_takes_from_the_training_texts_alone() {
    Splits splits =
        new Splits(
            IntStream.range(0, 50).mapToObj(i -> sample("text " + i)).toList(),
            List.of(sample("v")),
            List.of(sample("t")));

    assertThat(splits.limitedTo(10).train()).hasSize(10).isSubsetOf(splits.train());
    assertThat(splits.limitedTo(10)).isEqualTo(splits.limitedTo(10));
    assertThat(splits.limitedTo(10).test()).isEqualTo(splits.test());
    assertThat(splits.limitedTo(99).train()).hasSize(50);
  }

  private static Sample sample(String text) {
    return new Sample(text, text, new Gold.Label("x"));
  }
}
