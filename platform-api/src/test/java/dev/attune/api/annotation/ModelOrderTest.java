package dev.attune.api.annotation;

import static dev.attune.api.testing.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.api.testing.Worker;
import dev.attune.local.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The order in which a model would have texts labelled, and the share that chance keeps. */
@QuarkusTest
class ModelOrderTest {
  private static final int TEXTS = 100;

  private static Suggested ordered(String ordering, double randomShare) {
    Suggested d = Suggested.of(TEXTS, Map.of());
    d.suggest();
    d.annotating()
        .plan(Map.of("ordering", ordering, "randomShare", randomShare))
        .then()
        .statusCode(200);
    return d;
  }

  /** The uncertainties, in thousandths, of what a model chose, in the order of handing out. */
  private static List<Integer> chosen(Suggested d, String column) {
    return List.of(
            d.look(
                    "select coalesce(string_agg(("
                        + column
                        + ")::int::text, ',' order by i.priority), '') from annotation_item i join suggestion s on s.example_id = i.example_id where i.dataset_id = ? and not i.random")
                .split(","))
        .stream()
        .map(Integer::valueOf)
        .toList();
  }

  @Test
  void the_model_is_told_first_of_what_it_is_the_least_sure_of() {
    Suggested d = ordered("uncertainty", 0.1);

    assertThat(chosen(d, "-1000 * s.uncertainty")).isSorted().hasSizeGreaterThan(70);
  }

  @Test
  void by_diversity_texts_come_as_they_cover_the_rest() {
    Suggested d = ordered("diversity", 0.1);

    assertThat(chosen(d, "s.diversity")).isSorted().hasSizeGreaterThan(70);
  }

  /**
   * Both have the latest first here, so that turns cannot be told from either; thus one is turned.
   */
  @Test
  void a_mix_takes_turns() {
    Suggested d = Suggested.of(TEXTS, Map.of());
    d.suggest();
    Worker.run(d.trained().id(), "update suggestion set diversity = 1000 - diversity");
    d.annotating().plan(Map.of("ordering", "mix", "randomShare", 0.1)).then().statusCode(200);

    List<Integer> order = chosen(d, "1000 * s.uncertainty");
    List<Integer> unsure = new ArrayList<>();
    List<Integer> diverse = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      (i % 2 == 0 ? unsure : diverse).add(order.get(i));
    }
    assertThat(diverse).isSorted();
    assertThat(unsure.reversed()).isSorted();
  }

  @Test
  void every_stretch_has_its_share_of_chance_and_what_chance_chose_is_recorded() {
    Suggested d = ordered("uncertainty", 0.4);
    TestUser ling = d.trained().tenant().add("annotator");
    int random =
        Integer.parseInt(
            d.look("select count(*) from annotation_item where dataset_id = ? and random"));
    for (int i = 0; i < TEXTS / 2; i += 10) {
      for (String example : d.annotating().inHand(ling.token(), 10)) {
        d.annotating().answer(ling.token(), example, "joy").then().statusCode(200);
      }
    }

    assertThat(random).isBetween(20, 60);
    assertThat(
            Integer.parseInt(
                d.look(
                    "select count(*) from annotation_item where dataset_id = ? and asked_by = 'random'")))
        .isBetween(random / 2 - 1, random / 2 + 1);
    assertThat(
            d.look(
                "select count(*) from annotation_item where dataset_id = ? and asked_by is not null"
                    + " and (asked_by = 'random') <> random"))
        .isEqualTo("0");
  }

  @Test
  void what_chance_draws_stays_drawn_when_the_share_falls() {
    Suggested d = ordered("uncertainty", 0.5);
    String before =
        d.look(
            "select string_agg(example_id::text, ',') from annotation_item where dataset_id = ? and random");
    d.annotating()
        .plan(Map.of("ordering", "uncertainty", "randomShare", 0.2))
        .then()
        .statusCode(200);
    String after =
        d.look(
            "select string_agg(example_id::text, ',') from annotation_item where dataset_id = ? and random");

    assertThat(before.split(",")).contains(after.split(","));
    assertThat(after.length()).isLessThan(before.length());
  }

  @Test
  void a_share_once_a_model_has_chosen_can_only_fall() {
    Suggested d = ordered("uncertainty", 0.2);
    TestUser ling = d.trained().tenant().add("annotator");
    d.annotating().inHand(ling.token(), 20);

    assertProblem(d.annotating().plan(Map.of("ordering", "uncertainty", "randomShare", 0.3)), 422);
    d.annotating().plan(Map.of("ordering", "mix", "randomShare", 0.1)).then().statusCode(200);
    assertThat(d.annotating().progress().jsonPath().getDouble("randomShare")).isEqualTo(0.1);
  }

  @Test
  void at_least_a_tenth_is_left_to_chance() {
    Annotating d = Annotating.of(1, Map.of());

    assertProblem(d.plan(Map.of("ordering", "uncertainty", "randomShare", 0.05)), 422);
  }

  @Test
  void of_values_alone_a_model_is_equally_sure() {
    Annotating d = Annotating.of(1, Map.of());
    String stress =
        d.tenant()
            .dataset(
                "stress",
                Map.of(
                    "type",
                    "regression",
                    "outputs",
                    List.of(Map.of("name", "stress", "min", 0, "max", 10))));
    Annotating values = new Annotating(d.tenant(), stress);

    assertProblem(values.plan(Map.of("ordering", "uncertainty")), 422);
    values.plan(Map.of("ordering", "diversity")).then().statusCode(200);
  }
}
