package dev.attune.api.gold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.data.tasks.JointOutput;
import dev.attune.data.tasks.JointTask;
import dev.attune.data.tasks.MultiLabelTask;
import dev.attune.data.tasks.RegressionTask;
import dev.attune.data.tasks.Scale;
import dev.attune.data.tasks.SingleLabelTask;
import dev.attune.data.tasks.Task;
import dev.attune.data.tasks.TokenTask;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldFormTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TokenTask TOKEN = new TokenTask(List.of("person", "place"));
  private static final RegressionTask REGRESSION =
      new RegressionTask(List.of(new Scale("stress", 0, 10)));
  private static final Map<String, Task> TASKS =
      Map.of(
          "single", new SingleLabelTask(List.of("book", "cancel"), "other"),
          "multi", new MultiLabelTask(List.of("joy", "anger")),
          "token", TOKEN,
          "regression", REGRESSION,
          "joint",
              new JointTask(
                  List.of(JointOutput.of("slots", TOKEN), JointOutput.of("mood", REGRESSION))));
  private static final String TEXT = "😀 Ann in 北京";

  @ParameterizedTest
  @CsvSource(
      delimiterString = ";;",
      quoteCharacter = '`',
      textBlock =
          """
          single ;; {"label":" book "} ;; {"label":"book"}
          single ;; {"label":"other"} ;; {"label":"other"}
          multi ;; {"labels":["anger","joy"]} ;; {"labels":["joy","anger"]}
          multi ;; {"labels":[]} ;; {"labels":[]}
          token ;; {"entities":[{"start":9,"end":11,"label":"place","text":"北京"},{"start":2,"end":5,"label":"person"}]} ;; {"entities":[{"start":2,"end":5,"label":"person"},{"start":9,"end":11,"label":"place"}]}
          regression ;; {"value.stress":3.0} ;; {"values":{"stress":3}}
          regression ;; {"values":{"stress":2.5}} ;; {"values":{"stress":2.5}}
          joint ;; {"outputs":{"slots":[],"mood":7}} ;; {"outputs":{"slots":{"entities":[]},"mood":{"values":{"stress":7}}}}
          joint ;; {"entities.slots":[],"value.mood.stress":1} ;; {"outputs":{"slots":{"entities":[]},"mood":{"values":{"stress":1}}}}
          """)
  void an_answer_is_stored_in_one_form_however_it_was_written(
      String task, String row, String stored) throws Exception {
    assertThat(String.valueOf(form(task).stored(row(row), TEXT))).isEqualTo(stored);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = ";;",
      quoteCharacter = '`',
      textBlock =
          """
          single ;; {"label":"grief"} ;; has the unknown label "grief"; the data set has "book", "cancel", "other"
          single ;; {"label":7} ;; has a label that is not a string
          multi ;; {"labels":"joy"} ;; has labels that are not a list of strings
          multi ;; {"labels":["joy","joy"]} ;; has the label "joy" twice
          multi ;; {"labels":["joy",1]} ;; has a label that is not a string
          token ;; {"entities":{}} ;; has entities that are not a list of objects
          token ;; {"entities":[{"start":2,"end":5,"label":"grief"}]} ;; has the unknown label "grief"
          token ;; {"entities":[{"start":2,"end":5}]} ;; has an entity with a label that is not a string
          token ;; {"entities":[{"start":2.0,"end":5,"label":"person"}]} ;; has an entity without a whole number as start
          token ;; {"entities":[{"start":2,"end":12,"label":"person"}]} ;; has an entity from 2 to 12, beyond its text of 11 characters
          token ;; {"entities":[{"start":5,"end":5,"label":"person"}]} ;; has an entity from 5 to 5, which is no stretch
          token ;; {"entities":[{"start":-1,"end":5,"label":"person"}]} ;; has an entity from -1 to 5, which is no stretch
          token ;; {"entities":[{"start":2,"end":5,"label":"person"},{"start":4,"end":6,"label":"place"}]} ;; has entities that overlap: from 2 to 5 and from 4 to 6
          token ;; {"entities":[{"start":3,"end":6,"label":"person","text":"Ann"}]} ;; has an entity from 3 to 6 whose text is another one there
          token ;; {"entities":[{"start":2,"end":5,"label":"person","x":1}]} ;; has an entity with the unknown member "x"
          regression ;; {"value.stress":"high"} ;; has a value on the scale "stress" that is not a number
          regression ;; {"value.stress":10.5} ;; has the value 10.5 on the scale "stress", which runs from 0 to 10
          regression ;; {"values":{"stres":1}} ;; has a value on the unknown scale "stres"
          regression ;; {"values":{}} ;; has no value on the scale "stress"
          joint ;; {"outputs":{"slots":[]}} ;; has no answer for the output "mood"
          joint ;; {"outputs":{"slots":[],"mood":11}} ;; which runs from 0 to 10, in the output "mood"
          joint ;; {"outputs":{"slot":[]}} ;; has an answer for the unknown output "slot"; the data set has "slots", "mood"
          joint ;; {"outputs":[]} ;; has outputs that are not an object
          joint ;; {"outputs":{"slots":[],"mood":1},"value.mood.stress":1} ;; has two answers for the output "mood"
          """)
  void a_wrong_answer_is_refused_with_what_is_wrong(String task, String row, String reason) {
    assertThatThrownBy(() -> form(task).stored(row(row), TEXT))
        .isInstanceOf(BadGoldException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void a_row_without_an_answer_has_no_gold() throws BadGoldException {
    for (String task : TASKS.keySet()) {
      assertThat(form(task).stored(Map.of(), TEXT)).isNull();
    }
  }

  @Test
  void a_table_has_columns_for_all_answers_but_entities() {
    assertThat(form("single").columns()).containsExactly("label");
    assertThat(form("multi").columns()).containsExactly("labels");
    assertThat(form("regression").columns()).containsExactly("value.stress");
    assertThat(form("token").columns()).isEmpty();
    assertThat(form("joint").columns()).isEmpty();
  }

  @Test
  void what_is_stored_comes_back_as_members_and_cells() throws Exception {
    GoldForm joint = form("joint");
    JsonNode stored =
        JSON.readTree(
            "{\"outputs\":{\"slots\":{\"entities\":[]},\"mood\":{\"values\":{\"stress\":1}}}}");

    assertThat(String.valueOf(joint.stored(joint.members(stored), TEXT)))
        .isEqualTo(stored.toString());
    assertThat(form("multi").cells(JSON.readTree("{\"labels\":[]}")))
        .isEqualTo(Map.of("labels", "|"));
    assertThat(Cells.value("labels", "|")).isEmpty();
    assertThat(Cells.value("labels.x", "a| b")).hasSize(2);
    assertThat(Cells.value("value.x", "NaN").isTextual()).isTrue();
    assertThat(Cells.value("value.x", " -1.5e-1 ").doubleValue()).isEqualTo(-0.15);
  }

  private static GoldForm form(String task) {
    Task known = TASKS.get(task);
    if (known == null) {
      throw new IllegalArgumentException(task);
    }
    return new GoldForm(known);
  }

  private static Map<String, JsonNode> row(String json) throws JsonProcessingException {
    return JSON.readValue(json, new TypeReference<Map<String, JsonNode>>() {});
  }
}
