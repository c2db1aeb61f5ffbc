package dev.attune.api.datasets;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A task whose outputs have no name that means something else in a prediction. */
@Documented
@Constraint(validatedBy = FreeNamesValidator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface FreeNames {
  /** What is said of the name. */
  String message() default "must not be id, version or truncated, which every prediction has";

  /** Part of the form of a constraint. */
  Class<?>[] groups() default {};

  /** Part of the form of a constraint. */
  Class<? extends Payload>[] payload() default {};
}
