package dev.attune.console.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.console.platform.datasets.Task;
import dev.attune.console.platform.datasets.Task.Output;
import dev.attune.console.testing.Words;
import dev.attune.console.web.Form;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskFormTest {

  private final Form form = Form.empty();

  TaskFormTest() {
    TaskForm.begin(form);
  }

  @Test
  void labels_with_a_mark_for_texts_that_have_none() {
    form.with("labels", "joy\nanger").with("outOfScope", "other");
    assertThat(read()).isEqualTo(Task.singleLabel(List.of("joy", "anger"), "other"));
    assertThat(form.isRight()).isTrue();
  }

  @Test
  void the_mark_is_none_of_the_labels() {
    form.with("labels", "joy\nanger").with("outOfScope", "joy");
    read();
    assertThat(form.errorAt("outOfScope")).isEqualTo("outOfScopeLabel[joy]");
  }

  @Test
  void a_label_of_parts_has_no_blank() {
    form.with("task", Task.TOKEN).with("spanLabels", "first name");
    read();
    assertThat(form.errorAt("spanLabels")).isEqualTo("labelsBlank[first name]");
  }

  @Test
  void rows_are_scales() {
    form.with("task", Task.REGRESSION);
    form.with("scale.0.name", "stress").with("scale.0.min", "0").with("scale.0.max", "10");
    TaskForm.reshape(form, "add-scale");
    form.with("scale.1.name", "valence").with("scale.1.min", "-1").with("scale.1.max", "1");
    assertThat(read())
        .isEqualTo(
            Task.regression(
                List.of(Output.scale("stress", 0, 10), Output.scale("valence", -1, 1))));
    form.with("scale.1.max", "-2");
    read();
    assertThat(form.errorAt("scale.1.max")).isEqualTo("scaleEnds");
  }

  @Test
  void answers_of_a_joint_task_have_kinds_of_their_own() {
    form.with("task", Task.JOINT);
    form.with("output.0.name", "intent").with("output.0.labels", "book\nask");
    form.with("output.1.name", "mood").with("output.1.type", Task.REGRESSION);
    form.with("output.1.labels", "inner stress 0 10\nvalence -1 1");
    var mood =
        Task.regression(
            List.of(Output.scale("inner stress", 0, 10), Output.scale("valence", -1, 1)));
    assertThat(read())
        .isEqualTo(
            Task.joint(
                List.of(
                    Output.answer("intent", Task.singleLabel(List.of("book", "ask"), null)),
                    Output.answer("mood", mood))));
    assertThat(form.isRight()).isTrue();
  }

  @Test
  void each_answer_of_one_label_has_its_own_mark_for_texts_that_have_none() {
    form.with("task", Task.JOINT).with("outOfScope", "of the other form");
    form.with("output.0.name", "intent").with("output.0.labels", "book\nask");
    form.with("output.0.outOfScope", "other");
    form.with("output.1.name", "names").with("output.1.type", Task.TOKEN);
    form.with("output.1.labels", "person").with("output.1.outOfScope", "left from another kind");
    assertThat(read())
        .isEqualTo(
            Task.joint(
                List.of(
                    Output.answer("intent", Task.singleLabel(List.of("book", "ask"), "other")),
                    Output.answer("names", Task.token(List.of("person"))))));
    assertThat(form.isRight()).isTrue();
    form.with("output.0.outOfScope", "ask");
    read();
    assertThat(form.errorAt("output.0.outOfScope")).isEqualTo("outOfScopeLabel[ask]");
    form.with("outOfScope", "a|b").with("task", Task.SINGLE_LABEL).with("labels", "x\ny");
    read();
    assertThat(form.errorAt("outOfScope")).isEqualTo("labelsBar[a|b]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "version", "truncated", "explanation"})
  void an_answer_has_no_name_that_every_prediction_has(String name) {
    form.with("task", Task.JOINT);
    form.with("output.0.name", "intent").with("output.0.labels", "book\nask");
    form.with("output.1.name", name).with("output.1.labels", "x");
    read();
    assertThat(form.errorAt("output.1.name")).isEqualTo("outputNameTaken[" + name + "]");
  }

  @Test
  void a_removed_row_takes_what_stood_in_it_along_and_the_last_needed_ones_stay() {
    form.with("output.0.name", "a").with("output.1.name", "b");
    TaskForm.reshape(form, "add-output");
    form.with("output.2.name", "c");
    assertThat(TaskForm.reshape(form, "remove-output-1")).isTrue();
    assertThat(Rows.OUTPUTS.of(form)).containsExactly(0, 1);
    assertThat(form.value("output.1.name")).isEqualTo("c");
    TaskForm.reshape(form, "remove-output-0");
    assertThat(Rows.OUTPUTS.of(form)).hasSize(2);
  }

  @Test
  void other_buttons_change_no_rows() {
    assertThat(TaskForm.reshape(form, null)).isFalse();
    assertThat(TaskForm.reshape(form, "remove-label-0")).isFalse();
  }

  private Task read() {
    return new TaskForm(form, Words.of(DatasetMessages.class)).read();
  }
}
