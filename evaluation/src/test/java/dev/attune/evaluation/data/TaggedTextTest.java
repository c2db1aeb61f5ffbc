package dev.attune.evaluation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.text.task.Entity;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaggedTextTest {

  @Test
  void tokens_are_joined_and_entities_are_found_in_the_text() {
    TaggedText tagged =
        TaggedText.of(
            List.of("in", "New", "York", "or", "Rome"),
            List.of("O", "B-place", "I-place", "O", "B-place"),
            " ");

    assertThat(tagged.text()).isEqualTo("in New York or Rome");
    assertThat(tagged.entities())
        .containsExactly(new Entity("place", 3, 11), new Entity("place", 15, 19));
  }

  @Test
  void places_are_counted_in_code_points() {
    TaggedText tagged = TaggedText.of(List.of("😂", "Rick"), List.of("O", "B-person"), " ");

    assertThat(tagged.entities()).containsExactly(new Entity("person", 2, 6));
  }

  @Test
  void two_entities_of_a_kind_can_touch() {
    TaggedText tagged = TaggedText.of(List.of("A", "B"), List.of("B-x", "B-x"), " ");

    assertThat(tagged.entities()).containsExactly(new Entity("x", 0, 1), new Entity("x", 2, 3));
  }

  @Test
  void a_stretch_without_a_begin_is_one_nevertheless() {
    TaggedText tagged = TaggedText.of(List.of("A", "B", "C"), List.of("I-x", "I-y", "I-y"), " ");

    assertThat(tagged.entities()).containsExactly(new Entity("x", 0, 1), new Entity("y", 2, 5));
  }

  @Test
  void single_and_end_tags_close_a_stretch() {
    TaggedText tagged =
        TaggedText.of(List.of("北", "京", "到", "沪"), List.of("B-c", "E-c", "O", "S-c"), "");

    assertThat(tagged.text()).isEqualTo("北京到沪");
    assertThat(tagged.entities()).containsExactly(new Entity("c", 0, 2), new Entity("c", 3, 4));
  }

  @Test
  void an_unknown_tag_is_refused() {
    assertThatThrownBy(() -> TaggedText.of(List.of("A"), List.of("X-y"), " "))
        .hasMessage("has the unknown tag 'X-y'.");
  }

  @Test
  void tokens_and_tags_must_be_as_many() {
    assertThatThrownBy(() -> TaggedText.of(List.of("A", "B"), List.of("O"), " "))
        .hasMessage("has 2 tokens with 1 tags.");
  }
}
