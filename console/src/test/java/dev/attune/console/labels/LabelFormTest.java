package dev.attune.console.labels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.console.testing.Words;
import dev.attune.console.web.Form;
import org.junit.jupiter.api.Test;

class LabelFormTest {
  private final LabelMessages words = Words.of(LabelMessages.class);
  private final LabelForm sent = new LabelForm();

  @Test
  void a_merge_needs_the_label_that_stays_and_the_name_of_the_one_that_goes() {
    sent.action = LabelForm.MERGE;
    sent.label = "rage";
    var form = checked();
    assertThat(form.errorAt("into")).isEqualTo("chooseInto");
    assertThat(form.errorAt("mergeConfirmation")).isEqualTo("confirmWrong");

    sent.into = "anger";
    sent.mergeConfirmation = "rage";
    assertThat(checked().isRight()).isTrue();
  }

  @Test
  void the_confirmation_of_a_merge_is_none_of_a_deletion() {
    sent.action = LabelForm.DELETE;
    sent.label = "rage";
    sent.mergeConfirmation = "rage";
    assertThat(checked().errorAt("confirmation")).isEqualTo("confirmWrong");
  }

  @Test
  void answers_that_get_another_label_need_to_be_told_which() {
    sent.action = LabelForm.DELETE;
    sent.label = "rage";
    sent.confirmation = "rage";
    sent.used = "yes";
    sent.answers = LabelForm.MOVE;
    sent.moveTo = "";
    assertThat(checked().errorAt("moveTo")).isEqualTo("chooseMoveTo");

    sent.moveTo = "anger";
    assertThat(checked().isRight()).isTrue();
  }

  private Form checked() {
    var form = sent.kept();
    sent.check(form, words);
    return form;
  }
}
