package dev.attune.console.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnteredTest {
  private final Entered entered =
      new Entered(
          Map.of(
              "a.0", List.of("joy", "fear"),
              "a.1.stress", List.of("4"),
              "flag", List.of("on"),
              "note", List.of("unsure")));

  @Test
  void everything_chosen_is_known_and_what_was_not_entered_is_empty() {
    assertThat(entered.has("a.0", "fear")).isTrue();
    assertThat(entered.has("a.0", "anger")).isFalse();
    assertThat(entered.value("a.1.stress")).isEqualTo("4");
    assertThat(Entered.nothing().value("note")).isEmpty();
  }

  @Test
  void without_its_answers_the_rest_stays() {
    assertThat(entered.withoutAnswers().fields()).containsOnlyKeys("flag", "note");
  }
}
