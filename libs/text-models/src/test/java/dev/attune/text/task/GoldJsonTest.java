package dev.attune.text.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Gold> GOLDS =
      Map.of(
          "label",
          new Gold.Label("喜悦"),
          "labels",
          new Gold.LabelSet(Set.of("b", "a")),
          "entities",
          new Gold.Entities(List.of(new Entity("place", 3, 8))),
          "values",
          new Gold.Values(Map.of("stress", 7.25, "valence", -1.0)),
          "outputs",
          new Gold.Outputs(
              Map.of("mood", new Gold.Label("joy"), "slots", new Gold.Entities(List.of()))));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          label; {"label":"喜悦"}
          labels; {"labels":["a","b"]}
          entities; {"entities":[{"start":3,"end":8,"label":"place"}]}
          values; {"values":{"stress":7.25,"valence":-1.0}}
          outputs; {"outputs":{"mood":{"label":"joy"},"slots":{"entities":[]}}}
          """)
  void an_answer_is_written_as_it_is_stored_and_read_back_the_same(String kind, String json)
      throws IOException {
    Gold gold = Objects.requireNonNull(GOLDS.get(kind));
    assertThat(GoldJson.write(gold)).isEqualTo(JSON.readTree(json));
    assertThat(GoldJson.read(JSON.readTree(json))).isEqualTo(gold);
  }
}
