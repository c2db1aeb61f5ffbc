package dev.attune.text.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MethodTest {
  @Test
  void every_method_is_offered() {
    assertThat(Method.all())
        .extracting(Object::getClass)
        .containsExactlyInAnyOrder(Method.class.getPermittedSubclasses());
  }

  @Test
  void every_method_is_found_by_its_name_and_says_what_it_is_for() {
    for (Method method : Method.all()) {
      assertThat(Method.named(method.id())).isEqualTo(method);
      assertThat(method.description()).endsWith(".");
      assertThat(Method.EVERY_TASK).containsAll(method.tasks());
      assertThat(method.tasks()).isNotEmpty();
    }
  }

  @Test
  void few_shot_learns_single_labels_only() {
    assertThat(new Method.FewShot().tasks()).isEqualTo(List.of("single-label"));
    assertThat(new Method.Lora().tasks())
        .containsExactly("single-label", "multi-label", "token", "regression", "joint");
  }
}
