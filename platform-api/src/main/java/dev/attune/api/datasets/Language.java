package dev.attune.api.datasets;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** In what language the texts of a data set are. */
@Documented
@Constraint(validatedBy = {})
@Pattern(regexp = "en|zh|mixed") @ReportAsSingleViolation
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Language {
  /** What is said when it is none of these. */
  String message() default "must be en, zh or mixed";

  /** Part of the form of a constraint. */
  Class<?>[] groups() default {};

  /** Part of the form of a constraint. */
  Class<? extends Payload>[] payload() default {};
}
