package dev.attune.evaluation.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.evaluation.PublicData;
import dev.attune.text.task.Entity;
import dev.attune.text.task.Gold;
import dev.attune.text.task.Joint;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.TokenLabels;
import dev.attune.text.task.Votes;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sets as published have the counts that their descriptions state. */
class PublicSetsTest {
  private static final Votes NONE = new Votes(1, Map.of());

  @ParameterizedTest
  @CsvSource({
    "tweeteval-emotion, 3257, 374, 1421",
    "sst2, 6920, 872, 1821",
    "clinc150, 7600, 3100, 5500",
    "goemotions, 12000, 5426, 5427",
    "wnut17, 3394, 1009, 1287",
    "annot-hsbrexit, 784, 168, 168",
    "snips-slots, 13084, 700, 700",
    "smp2019-nlu, 2053, 256, 270"
  })
  void a_set_with_three_splits_is_read_whole(String name, int train, int validation, int test) {
    Splits splits = read(name).splits();

    assertThat(List.of(splits.train().size(), splits.validation().size(), splits.test().size()))
        .containsExactly(train, validation, test);
  }

  @ParameterizedTest
  @CsvSource({"dreaddit, 2838, 715", "smp2020-virus-emotion, 8606, 2000", "cluener, 10748, 1343"})
  void a_set_with_two_splits_gives_a_tenth_to_validation(String name, int train, int test) {
    Splits splits = read(name).splits();

    assertThat(splits.train().size() + splits.validation().size()).isEqualTo(train);
    assertThat(splits.validation().size()).isBetween(train / 11, train / 9);
    assertThat(splits.test()).hasSize(test);
  }

  @Test
  void chnsenticorp_keeps_its_test_split_and_loses_the_leaks() {
    DataSet set = PublicSets.CHNSENTICORP.read(PublicData.rootWith(PublicSets.CHNSENTICORP.name()));

    assertThat(set.notes().getFirst()).startsWith("257 test texts are also in other splits");
    assertThat(set.splits().test()).hasSize(1200);
    assertThat(set.splits().leaks()).isZero();
  }

  @Test
  void clinc_has_150_intents_and_1000_test_texts_without_any() {
    DataSet set = read("clinc150");

    assertThat(((SingleLabel) set.task()).labels()).hasSize(150);
    assertThat(set.splits().test())
        .filteredOn(sample -> sample.gold().equals(new Gold.Label("oos")))
        .hasSize(1000);
  }

  @Test
  void goemotions_has_28_labels_and_1787_neutral_test_texts() {
    DataSet set = read("goemotions");

    assertThat(((MultiLabel) set.task()).labels()).hasSize(28);
    assertThat(set.splits().test())
        .filteredOn(sample -> ((Gold.LabelSet) sample.gold()).labels().contains("neutral"))
        .hasSize(1787);
  }

  @Test
  void hs_brexit_has_the_answers_of_six_annotators_to_each_text() {
    Splits splits = read("annot-hsbrexit").splits();

    assertThat(splits.all())
        .allMatch(sample -> sample.votes().getOrDefault("", NONE).answers() == 6);
    assertThat(splits.train())
        .filteredOn(sample -> sample.votes().getOrDefault("", NONE).share("hate") == 0.5)
        .hasSize(58);
  }

  @Test
  void wnut_has_429_persons_to_be_found() {
    DataSet set = read("wnut17");

    assertThat(((TokenLabels) set.task()).labels()).hasSize(6);
    assertThat(set.splits().test().stream().flatMap(PublicSetsTest::entities))
        .filteredOn(entity -> entity.label().equals("person"))
        .hasSize(429);
  }

  @Test
  void cluener_has_465_names_to_be_found() {
    assertThat(read("cluener").splits().test().stream().flatMap(PublicSetsTest::entities))
        .filteredOn(entity -> entity.label().equals("name"))
        .hasSize(465);
  }

  @Test
  void snips_has_7_intents_and_39_slots() {
    Joint task = (Joint) read("snips-slots").task();

    assertThat(((SingleLabel) task.outputs().get(0).task()).labels()).hasSize(7);
    assertThat(((TokenLabels) task.outputs().get(1).task()).labels()).hasSize(39);
  }

  @ParameterizedTest
  @CsvSource({"wnut17", "cluener"})
  void every_entity_is_a_stretch_of_its_text(String name) {
    assertThat(read(name).splits().all())
        .allSatisfy(
            sample ->
                assertThat(entities(sample))
                    .allMatch(
                        entity ->
                            !CodePoints.cut(sample.text(), entity.start(), entity.end())
                                .isBlank()));
  }

  private static Stream<Entity> entities(Sample sample) {
    return ((Gold.Entities) sample.gold()).entities().stream();
  }

  private static DataSet read(String name) {
    return PublicSets.ALL.stream()
        .filter(set -> set.name().equals(name))
        .findFirst()
        .orElseThrow()
        .read(PublicData.rootWith(name));
  }
}
