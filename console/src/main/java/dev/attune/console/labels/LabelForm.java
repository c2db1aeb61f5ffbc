package dev.attune.console.labels;

import dev.attune.console.platform.datasets.Task;
import dev.attune.console.platform.labels.LabelUse;
import dev.attune.console.platform.labels.LabelsApi.NewChange;
import dev.attune.console.web.Form;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * What was sent of one of the forms that change a label, which their address names, so that who
 * comes back to it finds the label.
 */
public final class LabelForm {
  static final String RENAME = "rename";
  static final String MERGE = "merge";
  static final String DELETE = "delete";
  static final String MOVE = "move";

  @RestForm @Nullable String action;
  @RestQuery @Nullable String output;
  @RestQuery @Nullable String label;
  @RestForm @Nullable String newName;
  @RestForm @Nullable String into;
  @RestForm @Nullable String mergeConfirmation;
  @RestForm @Nullable String answers;
  @RestForm @Nullable String used;
  @RestForm @Nullable String moveTo;
  @RestForm @Nullable String confirmation;

  static Form blank() {
    return Form.empty()
        .with("newName", "")
        .with("into", "")
        .with("mergeConfirmation", "")
        .with("answers", "")
        .with("moveTo", "")
        .with("confirmation", "");
  }

  /** What was entered, to be shown again. */
  Form kept() {
    var target = target();
    var kept = target == null ? blank() : blank().alias("to", target);
    return kept.with("newName", newName)
        .with("into", into)
        .with("mergeConfirmation", mergeConfirmation)
        .with("answers", answers)
        .with("moveTo", moveTo)
        .with("confirmation", confirmation);
  }

  /** Whether answers can lose the label and keep the rest. */
  static boolean strips(Task task, LabelUse label) {
    var part =
        task.answers().stream()
            .filter(answer -> answer.name().equals(label.output()))
            .map(Task.Output::task)
            .findFirst()
            .orElse(task);
    return part.is(Task.MULTI_LABEL) || part.is(Task.TOKEN);
  }

  /** What cannot be taken back is said whole, and confirmed by the label's name. */
  void check(Form form, LabelMessages words) {
    switch (action) {
      case MERGE -> {
        if (to() == null) {
          form.error("into", words.chooseInto());
        }
        requireName(form, "mergeConfirmation", words);
      }
      case DELETE -> {
        if (used != null && form.value("answers").isEmpty()) {
          form.error("answers", words.chooseFate());
        }
        if (MOVE.equals(answers) && to() == null) {
          form.error("moveTo", words.chooseMoveTo());
        }
        requireName(form, "confirmation", words);
      }
      case null, default -> {}
    }
  }

  private void requireName(Form form, String field, LabelMessages words) {
    if (!form.names(field, label())) {
      form.error(field, words.confirmWrong());
    }
  }

  NewChange change() {
    return new NewChange(action == null ? "" : action, output(), label(), to(), fate());
  }

  private @Nullable String to() {
    return blankToNull(
        switch (action) {
          case RENAME -> newName;
          case MERGE -> into;
          case DELETE -> MOVE.equals(answers) ? moveTo : null;
          case null, default -> null;
        });
  }

  /** The field that is sent as {@code to}; null where none is. */
  private @Nullable String target() {
    return switch (action) {
      case RENAME -> "newName";
      case MERGE -> "into";
      case DELETE -> "moveTo";
      case null, default -> null;
    };
  }

  private @Nullable String fate() {
    return DELETE.equals(action) ? blankToNull(answers) : null;
  }

  @Nullable String output() {
    return blankToNull(output);
  }

  String label() {
    return label == null ? "" : label;
  }

  private static @Nullable String blankToNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }
}
