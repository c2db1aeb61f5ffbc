package dev.attune.text.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.task.Entity;
import dev.attune.text.task.Gold;
import dev.attune.text.task.Joint;
import dev.attune.text.task.Output;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.TokenLabels;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerAsGoldTest {
  private static final Answer.Label REFUSED =
      new Answer.Label(null, 0.4, Map.of("joy", 0.4, "anger", 0.3));

  @Test
  void a_refusal_is_the_mark_of_texts_out_of_scope_or_else_the_likeliest_label() {
    assertThat(AnswerAsGold.of(new SingleLabel(List.of("joy", "anger"), "none"), REFUSED))
        .isEqualTo(new Gold.Label("none"));
    assertThat(AnswerAsGold.of(new SingleLabel(List.of("joy", "anger")), REFUSED))
        .isEqualTo(new Gold.Label("joy"));
  }

  @Test
  void values_have_the_digits_that_a_person_would_write() {
    Regression task = new Regression(List.of(new Scale("stress", 0, 10), new Scale("p", 0, 1)));
    var answer =
        new Answer.Values(
            Map.of(
                "stress", new Answer.Estimate(7.123456, 5, 9),
                "p", new Answer.Estimate(0.2504999, 0, 1)));

    assertThat(AnswerAsGold.of(task, answer))
        .isEqualTo(new Gold.Values(Map.of("stress", 7.12, "p", 0.25)));
  }

  @Test
  void a_joint_answer_has_its_parts_without_probabilities() {
    Joint task =
        new Joint(
            List.of(
                new Output("mood", new SingleLabel(List.of("joy", "anger"))),
                new Output("names", new TokenLabels(List.of("person")))));
    var answer =
        new Answer.Outputs(
            Map.of(
                "mood", new Answer.Label("joy", 0.9, Map.of("joy", 0.9, "anger", 0.1)),
                "names", new Answer.Entities(List.of(new Answer.Found("person", 0, 4, 0.8)))));

    assertThat(AnswerAsGold.of(task, answer))
        .isEqualTo(
            new Gold.Outputs(
                Map.of(
                    "mood", new Gold.Label("joy"),
                    "names", new Gold.Entities(List.of(new Entity("person", 0, 4))))));
  }
}
