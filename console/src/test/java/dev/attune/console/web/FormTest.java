package dev.attune.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.console.platform.Problem;
import dev.attune.console.platform.Problem.Violation;
import dev.attune.console.platform.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FormTest {

  @Test
  void a_refusal_stands_at_its_field_and_the_input_is_kept() {
    var form = Form.empty().with("name", " Feelings ").with("labels", "joy");
    form.refuse(refusal(422, new Violation("task.labels", null, "needs two")));
    assertThat(form.errorAt("labels")).isEqualTo("needs two");
    assertThat(form.value("name")).isEqualTo("Feelings");
    assertThat(form.notes()).isEmpty();
    assertThat(form.requestId()).isEqualTo("r-1");
  }

  @Test
  void what_a_service_names_otherwise_stands_at_the_field_it_was_entered_in() {
    var form = Form.empty().with("newName", "joy").alias("to", "newName");
    form.refuse(refusal(422, new Violation("to", null, "is the label itself")));
    assertThat(form.errorAt("newName")).isEqualTo("is the label itself");
    assertThat(form.notes()).isEmpty();
  }

  @Test
  void what_is_said_of_one_output_stands_at_its_row() {
    var form =
        Form.empty().with("labels", "").with("output.0.labels", "").with("output.1.labels", "");
    form.alias("task.outputs[0]", "output.0.labels").alias("task.outputs[1]", "output.1.labels");
    form.refuse(refusal(422, new Violation("task.outputs[1].labels[3]", null, "is too long")));
    assertThat(form.errorAt("output.1.labels")).isEqualTo("is too long");
    assertThat(form.errorAt("output.0.labels")).isNull();
    assertThat(form.errorAt("labels")).isNull();
  }

  @Test
  void what_is_said_of_one_among_several_never_stands_at_a_field_of_the_same_name() {
    var form = Form.empty().with("name", "").with("labels", "").with("output.0.name", "");
    form.refuse(refusal(422, new Violation("task.outputs[1].name", null, "is taken")));
    form.refuse(refusal(422, new Violation("task.outputs[1].labels", null, "needs two")));
    assertThat(form.errorAt("name")).isNull();
    assertThat(form.errorAt("output.0.name")).isNull();
    assertThat(form.errorAt("labels")).isNull();
    assertThat(form.notes())
        .containsExactly(new Form.Note(null, "is taken"), new Form.Note(null, "needs two"));
  }

  @Test
  void a_hyperparameter_finds_its_field_among_those_of_its_method() {
    var form = Form.empty().with("lora.epochs", "900");
    form.refuse(refusal(422, new Violation("hyperparameters.epochs", null, "too many")));
    assertThat(form.errorAt("lora.epochs")).isEqualTo("too many");
  }

  @Test
  void what_has_no_field_stands_above_the_form_with_its_line() {
    var form = Form.empty().with("file", "");
    form.refuse(refusal(422, new Violation(null, 1, "has no column \"text\"")));
    assertThat(form.notes()).containsExactly(new Form.Note(1, "has no column \"text\""));
  }

  @Test
  void a_refusal_without_violations_says_its_sentence() {
    var form = Form.empty().with("name", "x").refuse(refusal(409));
    assertThat(form.notes()).containsExactly(new Form.Note(null, "No."));
    assertThat(form.isRight()).isFalse();
  }

  @Test
  void what_no_input_can_mend_is_not_put_on_a_form() {
    var form = Form.empty().with("name", "x");
    assertThatThrownBy(() -> form.refuse(refusal(403))).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> form.refuse(refusal(503))).isInstanceOf(ProblemException.class);
  }

  private static ProblemException refusal(int status, @Nullable Violation... violations) {
    return new ProblemException(new Problem(status, "Refused", "No.", List.of(violations), "r-1"));
  }
}
