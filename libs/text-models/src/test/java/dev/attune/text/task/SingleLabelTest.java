package dev.attune.text.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SingleLabelTest {

  @Test
  void a_label_is_numbered_by_its_place() {
    SingleLabel task = new SingleLabel(List.of("joy", "悲伤"));
    assertThat(task.numberOf("悲伤")).isEqualTo(1);
    assertThatThrownBy(() -> task.numberOf("anger")).hasMessage("The task has no label 'anger'.");
  }

  @Test
  void labels_that_make_no_task_are_refused() {
    assertThatThrownBy(() -> new SingleLabel(List.of("joy")))
        .hasMessage("A single-label task needs at least 2 labels and has 1.");
    assertThatThrownBy(() -> new SingleLabel(List.of("joy", " ")))
        .hasMessage("A label of the task is empty.");
    assertThatThrownBy(() -> new SingleLabel(List.of("joy", "joy")))
        .hasMessage("A label of the task is there twice.");
  }
}
