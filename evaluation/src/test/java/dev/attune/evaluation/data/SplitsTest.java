package dev.attune.evaluation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.text.task.Gold;
import java.util.List;
import java.util.Set;
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
  void a_limit_holds_for_every_split_and_is_always_the_same_choice() {
    List<Sample> texts = IntStream.range(0, 50).mapToObj(i -> sample("text " + i)).toList();
    Splits splits = new Splits(texts, texts, texts.subList(0, 5));

    assertThat(splits.limitedTo(10).train()).hasSize(10).isSubsetOf(texts);
    assertThat(splits.limitedTo(10).validation()).hasSize(10);
    assertThat(splits.limitedTo(10).test()).hasSize(5);
    assertThat(splits.limitedTo(10)).isEqualTo(splits.limitedTo(10));
  }

  @Test
  void texts_of_each_label_are_drawn_by_the_seed_and_the_test_split_stays_whole() {
    List<Sample> texts = labelled(30);
    var splits = new Splits(texts, texts.subList(0, 7), texts);
    Splits few = splits.ofEachLabel(4, 1);
    assertThat(few.train()).hasSize(8).isSubsetOf(texts);
    assertThat(few.train())
        .filteredOn(sample -> GoldLabels.of(sample.gold()).contains("a"))
        .hasSize(4);
    assertThat(few.validation()).as("three of b are all there are").hasSize(7);
    assertThat(few.test()).isEqualTo(texts);
    assertThat(splits.ofEachLabel(4, 1)).isEqualTo(few);
    assertThat(splits.ofEachLabel(4, 2)).isNotEqualTo(few);
  }

  @Test
  void texts_of_each_label_cannot_be_drawn_where_a_text_has_several() {
    var both = new Sample("1", "both", new Gold.LabelSet(Set.of("a", "b")));
    var splits = new Splits(List.of(both), List.of(both), List.of(both));
    assertThatThrownBy(() -> splits.ofEachLabel(4, 1)).hasMessageContaining("has one label");
  }

  private static List<Sample> labelled(int texts) {
    return IntStream.range(0, texts)
        .mapToObj(i -> new Sample("" + i, "text " + i, new Gold.Label(i % 2 == 0 ? "a" : "b")))
        .toList();
  }

  @Test
  void a_limit_keeps_a_text_of_each_label() {
    List<Sample> texts =
        IntStream.range(0, 100)
            .mapToObj(i -> new Sample("" + i, "" + i, new Gold.Label(i == 7 ? "rare" : "usual")))
            .toList();

    assertThat(new Splits(texts, texts, texts).limitedTo(2).train())
        .extracting(sample -> ((Gold.Label) sample.gold()).label())
        .containsExactlyInAnyOrder("rare", "usual");
  }

  private static Sample sample(String text) {
    return new Sample(text, text, new Gold.Label("x"));
  }
}
