package dev.attune.text.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.text.TestModels;
import dev.attune.text.answer.Words;
import dev.attune.text.base.Encoding;
import dev.attune.text.task.Entity;
import dev.attune.text.task.TokenLabels;
import dev.attune.text.torch.Targets;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordTagsTest {
  private static final TokenLabels TASK = new TokenLabels(List.of("person", "place"));

  @Test
  void an_entity_of_two_words_begins_and_goes_on() throws IOException {
    assertThat(tags("minilm-l6-en", "Ann Lee is in Rome", place(14, 18), person(0, 7)))
        .containsExactly(1, 2, 0, 0, 3);
  }

  @Test
  void neighbours_of_one_label_stay_two_entities() throws IOException {
    assertThat(tags("minilm-l6-en", "Ann Lee", person(0, 3), person(4, 7))).containsExactly(1, 1);
  }

  @Test
  void a_word_of_which_an_entity_touches_a_part_is_tagged_whole() throws IOException {
    assertThat(tags("minilm-l6-en", "Romeward bound", place(0, 4))).containsExactly(3, 0);
  }

  @Test
  void entities_that_share_a_word_leave_a_sequence_that_can_be() throws IOException {
    assertThat(tags("minilm-l6-en", "Romeward bound", person(4, 14), place(0, 4)))
        .containsExactly(1, 2);
  }

  @Test
  void chinese_is_tagged_character_by_character() throws IOException {
    assertThat(tags("bge-small-zh", "我在北京。", place(2, 4))).containsExactly(0, 0, 3, 4, 0);
  }

  @Test
  void only_the_first_token_of_a_word_is_a_target() throws IOException {
    Encoding encoding =
        TestModels.open("minilm-l6-en").tokenizer().encode("Antidisestablishmentarianism");
    long[] targets = WordTags.targets(new int[] {1}, Words.of(encoding), encoding);
    assertThat(targets[1]).isEqualTo(1);
    assertThat(Arrays.stream(targets).filter(target -> target != Targets.IGNORED)).hasSize(1);
    assertThat(targets.length).isGreaterThan(3);
  }

  @Test
  void a_label_that_the_task_does_not_know_is_refused() {
    assertThatThrownBy(() -> tags("minilm-l6-en", "Ann", new Entity("thing", 0, 3)))
        .hasMessage("The task has no label 'thing'.");
  }

  private static int[] tags(String base, String text, Entity... entities) throws IOException {
    Encoding encoding = TestModels.open(base).tokenizer().encode(text);
    return WordTags.of(TASK, List.of(entities), Words.of(encoding));
  }

  private static Entity person(int start, int end) {
    return new Entity("person", start, end);
  }

  private static Entity place(int start, int end) {
    return new Entity("place", start, end);
  }
}
