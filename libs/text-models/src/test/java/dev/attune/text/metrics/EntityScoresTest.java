package dev.attune.text.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.text.PublicData;
import dev.attune.text.metrics.TagSequence.Reading;
import dev.attune.text.task.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityScoresTest {

  @Test
  void the_report_is_what_conlleval_prints() throws IOException {
    var lines = Files.readAllLines(PublicData.file("golden-metrics", "conlleval_ground_truth.txt"));
    var report = Files.readString(PublicData.file("golden-metrics", "conlleval_report.txt"));
    assertThat(ConllReport.of(sentences(lines, 2), sentences(lines, 3))).isEqualTo(report);
  }

  @Test
  void entity_f1_is_the_same_as_conllevals() throws IOException {
    var lines = Files.readAllLines(PublicData.file("golden-metrics", "conlleval_ground_truth.txt"));
    var evaluation =
        EntityEvaluation.of(
            outcomes(sentences(lines, 2), sentences(lines, 3), Reading.LENIENT), null);
    assertThat(evaluation.precision().value()).isEqualTo(371 / 539.0);
    assertThat(evaluation.recall().value()).isEqualTo(371 / 459.0);
    assertThat(evaluation.headline().value()).isEqualTo(2 * 371 / (539.0 + 459.0));
  }

  @Test
  void scores_agree_with_seqeval() throws IOException {
    JsonNode cases =
        new ObjectMapper().readTree(PublicData.file("golden-metrics", "golden.json").toFile());
    JsonNode readme = golden(cases, "seqeval.readme");
    EntityOutcomes outcomes = outcomes(readme, Reading.LENIENT);
    assertThat(outcomes.headline()).isEqualTo(readme.at("/expected/f1_micro").doubleValue());
    for (ClassScore score : outcomes.scores()) {
      assertThat(score.f1())
          .isEqualTo(readme.at("/expected/per_type/" + score.label()).doubleValue());
    }
    JsonNode lenient = golden(cases, "seqeval.lenient");
    assertThat(outcomes(lenient, Reading.LENIENT).headline())
        .isEqualTo(lenient.at("/expected/f1_micro").doubleValue());
    JsonNode strict = golden(cases, "seqeval.strict");
    assertThat(outcomes(strict, Reading.STRICT_BIO).headline())
        .isEqualTo(strict.at("/expected/f1_micro").doubleValue());
  }

  /** By hand from the rules of seqeval's {@code get_entities} and its schemes. */
  @ParameterizedTest
  @CsvSource({
    "LENIENT, B-A I-A O B-A B-A, A0-2 A3-4 A4-5",
    "LENIENT, I-A I-B I-B, A0-1 B1-3",
    "LENIENT, B-A I-B E-B, A0-1 B1-3",
    "LENIENT, S-A S-A E-A E-A I-A, A0-1 A1-2 A2-3 A3-4 A4-5",
    "LENIENT, B-A E-A I-A, A0-2 A2-3",
    "LENIENT, O O, ''",
    "STRICT_BIO, I-A B-A I-A I-B B-B, A1-3 B4-5",
    "STRICT_BIO, B-A B-A I-A, A0-1 A1-3",
    "STRICT_IOBES, B-A I-A E-A S-B B-A I-A O, A0-3 B3-4",
    "STRICT_IOBES, B-A E-B B-A B-A E-A I-A E-A, A3-5"
  })
  void illegal_sequences_are_read_as_seqeval_does(Reading reading, String tags, String expected) {
    var found = TagSequence.entities(List.of(tags.split(" ", -1)), reading);
    assertThat(found.stream().map(e -> e.label() + e.start() + "-" + e.end()))
        .containsExactly(expected.isEmpty() ? new String[0] : expected.split(" ", -1));
  }

  @Test
  void what_is_no_tag_is_refused() {
    assertThatThrownBy(() -> TagSequence.entities(List.of("X-A"), Reading.LENIENT))
        .hasMessage("'X-A' is not a tag.");
  }

  @Test
  void an_entity_with_another_end_or_label_is_wrong() {
    Entity entity = new Entity("city", 3, 9);
    assertThat(f1(List.of(entity), List.of(entity))).isEqualTo(1);
    assertThat(f1(List.of(entity), List.of(new Entity("city", 3, 8)))).isZero();
    assertThat(f1(List.of(entity), List.of(new Entity("food", 3, 9)))).isZero();
    assertThat(f1(List.of(entity), List.of(entity, new Entity("food", 0, 1)))).isEqualTo(2 / 3.0);
  }

  private static double f1(List<Entity> truth, List<Entity> answers) {
    return new EntityOutcomes(List.of("city", "food"), List.of(truth), List.of(answers)).headline();
  }

  private static JsonNode golden(JsonNode cases, String id) {
    JsonNode list = cases.isArray() ? cases : cases.get("cases");
    return StreamSupport.stream(list.spliterator(), false)
        .filter(of -> of.get("id").textValue().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static EntityOutcomes outcomes(JsonNode golden, Reading reading) {
    return outcomes(tags(golden.at("/input/y_true")), tags(golden.at("/input/y_pred")), reading);
  }

  private static EntityOutcomes outcomes(
      List<List<String>> truth, List<List<String>> answers, Reading reading) {
    var actual = truth.stream().map(tags -> TagSequence.entities(tags, reading)).toList();
    var found = answers.stream().map(tags -> TagSequence.entities(tags, reading)).toList();
    List<String> labels = new ArrayList<>();
    actual.forEach(of -> of.forEach(entity -> labels.add(entity.label())));
    found.forEach(of -> of.forEach(entity -> labels.add(entity.label())));
    return new EntityOutcomes(labels.stream().distinct().toList(), actual, found);
  }

  private static List<List<String>> tags(JsonNode sentences) {
    List<List<String>> all = new ArrayList<>();
    for (JsonNode sentence : sentences) {
      List<String> tags = new ArrayList<>();
      sentence.forEach(tag -> tags.add(tag.textValue()));
      all.add(tags);
    }
    return all;
  }

  private static List<List<String>> sentences(List<String> lines, int column) {
    List<List<String>> sentences = new ArrayList<>(List.of(new ArrayList<>()));
    for (String line : lines) {
      if (line.isBlank()) {
        sentences.add(new ArrayList<>());
      } else {
        sentences.getLast().add(line.split(" ", -1)[column]);
      }
    }
    return sentences;
  }
}
