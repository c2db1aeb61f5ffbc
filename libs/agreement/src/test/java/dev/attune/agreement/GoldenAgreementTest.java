package dev.attune.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that other implementations of the same statistic give. */
class GoldenAgreementTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "krippendorff.nominal",
        "krippendorff.interval",
        "krippendorff.ordinal.b",
        "krippendorff.nominal.b"
      })
  void alpha_is_what_another_implementation_found(String id) throws Exception {
    JsonNode golden = golden(id);
    Annotations<Double> answers = Answers.byAnnotator(rows(golden.at("/input/data")));
    Agreement alpha =
        switch (golden.at("/input/level").asText()) {
          case "nominal" -> KrippendorffAlpha.nominal(answers, Answers.SMALL);
          case "ordinal" ->
              KrippendorffAlpha.ordinal(
                  answers, List.copyOf(new TreeSet<>(answers.values())), Answers.SMALL);
          default -> KrippendorffAlpha.interval(answers, Answers.SMALL);
        };
    assertThat(Answers.value(alpha))
        .isEqualTo(golden.at("/expected").asDouble(), within(golden.at("/tolerance").asDouble()))
        .isEqualTo(golden.at("/recomputed").asDouble(), within(1e-11));
  }

  @Test
  void alpha_of_labels_is_what_another_implementation_found() throws Exception {
    JsonNode golden = golden("krippendorff.strings");
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (JsonNode row : golden.at("/input/data")) {
      List<@Nullable String> answers = new ArrayList<>();
      row.forEach(answer -> answers.add(answer.isNull() ? null : answer.asText()));
      rows.add(answers);
    }
    Annotations<String> answers = Answers.byAnnotator(rows);
    assertThat(Answers.value(KrippendorffAlpha.nominal(answers, Answers.SMALL)))
        .isEqualTo(golden.at("/expected").asDouble(), within(5e-7));
  }

  @Test
  void alpha_of_a_list_of_answers_is_what_another_implementation_found() throws Exception {
    JsonNode golden = golden("nltk.alpha.easy");
    List<Annotation<String>> answers = new ArrayList<>();
    for (JsonNode row : golden.at("/input")) {
      answers.add(new Annotation<>(row.get(1).asText(), row.get(0).asText(), row.get(2).asText()));
    }
    assertThat(Answers.value(KrippendorffAlpha.nominal(Annotations.of(answers), Answers.SMALL)))
        .isEqualTo(golden.at("/expected").asDouble(), within(1e-6));
  }

  @Test
  void where_another_implementation_fails_two_items_are_missing() throws Exception {
    JsonNode golden = golden("krippendorff.too_few");
    Annotations<Double> answers = Answers.byAnnotator(rows(golden.at("/input/data")));
    assertThat(KrippendorffAlpha.interval(answers, Answers.SMALL))
        .isEqualTo(
            new Agreement.NotEnough(Statistic.KRIPPENDORFF_ALPHA_INTERVAL, Shortage.ITEMS, 0, 2));
  }

  private static List<List<@Nullable Double>> rows(JsonNode data) {
    List<List<@Nullable Double>> rows = new ArrayList<>();
    for (JsonNode row : data) {
      List<@Nullable Double> answers = new ArrayList<>();
      row.forEach(answer -> answers.add(answer.isNull() ? null : answer.asDouble()));
      rows.add(answers);
    }
    return rows;
  }

  private static JsonNode golden(String id) throws IOException {
    JsonNode cases =
        new ObjectMapper().readTree(PublicData.file("golden-metrics", "golden.json").toFile());
    for (JsonNode golden : cases) {
      if (golden.get("id").asText().equals(id)) {
        return golden;
      }
    }
    throw new AssertionError("No golden value " + id);
  }
}
