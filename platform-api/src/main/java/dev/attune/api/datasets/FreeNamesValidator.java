package dev.attune.api.datasets;

import dev.attune.data.tasks.JointTask;
import dev.attune.data.tasks.Task;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Names each output that has a taken name. */
public final class FreeNamesValidator implements ConstraintValidator<FreeNames, Task> {
  @Override
  public boolean isValid(@Nullable Task task, ConstraintValidatorContext context) {
    if (!(task instanceof JointTask joint)) {
      return true;
    }
    context.disableDefaultConstraintViolation();
    boolean free = true;
    for (int i = 0; i < joint.outputs().size(); i++) {
      if (JointTask.MEMBERS_OF_PREDICTIONS.contains(joint.outputs().get(i).name())) {
        context
            .buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
            .addPropertyNode("outputs")
            .addPropertyNode("name")
            .inIterable()
            .atIndex(i)
            .addConstraintViolation();
        free = false;
      }
    }
    return free;
  }
}
