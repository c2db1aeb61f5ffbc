package dev.attune.api.uploadedanswers;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How far a crowd agrees: of hundreds of people and pairs some are listed, and all counted. */
@QuarkusTest
class CrowdTest extends UploadedPeople {

  /** Each text is answered by some who follow each other in a ring of people. */
  private void answered(int texts, int people, int each) {
    StringBuilder lines = new StringBuilder();
    for (int text = 0; text < texts; text++) {
      List<String> answers = new ArrayList<>();
      for (int i = 0; i < each; i++) {
        int person = (text + i) % people;
        boolean joy = text % 2 == 0 ^ (text + person) % 7 == 0;
        answers.add(said("person %02d".formatted(person), joy ? "joy" : "anger"));
      }
      lines.append(row("text " + text, answers.toArray(String[]::new)));
    }
    jsonl(lines.toString()).then().statusCode(200);
  }

  @Test
  void the_fifty_pairs_with_the_most_texts_and_the_fifty_busiest_are_listed() {
    answered(60, 60, 4);

    JsonPath agreement = agreement();

    // In the ring everybody shares texts with the three before and the three after them.
    assertThat(agreement.getInt("outputs[0].allPairs")).isEqualTo(180);
    assertThat(agreement.getList("outputs[0].pairs")).hasSize(50);
    assertThat(agreement.getList("outputs[0].pairs.figure.notEnough.have", Integer.class))
        .containsOnly(3);
    assertThat(agreement.getInt("outputs[0].allAnnotators")).isEqualTo(60);
    assertThat(agreement.getList("outputs[0].annotators")).hasSize(50);
    assertThat(agreement.getList("outputs[0].annotators.answers")).containsOnly(4);
    JsonPath confusions = tenant.asOwner().get(path("/agreement/confusions")).jsonPath();
    assertThat(confusions.getList("outputs[0].annotators.annotator"))
        .containsExactlyElementsOf(
            IntStream.range(0, 60).mapToObj("person %02d"::formatted).toList());
    assertThat(confusions.getList("outputs[0].annotators.accuracy", Double.class))
        .allMatch(accuracy -> accuracy > 0 && accuracy < 1);
  }

  @Test
  void of_very_many_answers_those_to_fewer_texts_are_drawn() {
    answered(210, 100, 100);

    JsonPath agreement = agreement();

    assertThat(agreement.getInt("examples")).isEqualTo(210);
    assertThat(agreement.getInt("drawn")).isEqualTo(200);
    assertThat(agreement.getInt("outputs[0].figures[0].measured.examples")).isEqualTo(200);
    assertThat(agreement.getInt("outputs[0].allPairs")).isEqualTo(4950);
    assertThat(agreement.getList("outputs[0].pairs.figure.measured.examples"))
        .hasSize(50)
        .containsOnly(200);
  }
}
