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

/** A name that can stand in a URL at the place of an id. */
@Documented
@Constraint(validatedBy = {})
@Pattern(regexp = "(?U)[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N} ._-]{0,78}[\\p{L}\\p{M}\\p{N}._-])?")
@Pattern(regexp = "(?!(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$).*")
@ReportAsSingleViolation
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface DatasetName {
  /** What is said when it is not one. */
  String message() default
      "must have 1 to 80 letters, digits, blanks, dots, hyphens or underscores, begin with a letter or digit, not end with a blank, and not look like a UUID";

  /** Part of the form of a constraint. */
  Class<?>[] groups() default {};

  /** Part of the form of a constraint. */
  Class<? extends Payload>[] payload() default {};
}
