package dev.attune.api.problems;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says which fields break Bean Validation's rules. */
final class Violations {
  private Violations() {}

  /** Nothing when the answer, not the request, broke a rule: that is our fault. */
  static @Nullable Refusal refusal(ConstraintViolationException thrown) {
    List<ProblemError> errors =
        thrown.getConstraintViolations().stream()
            .map(violation -> ProblemError.inField(field(violation), violation.getMessage()))
            .sorted(
                Comparator.comparing((ProblemError error) -> String.valueOf(error.field()))
                    .thenComparing(ProblemError::message))
            .toList();
    boolean ours = thrown.getConstraintViolations().stream().anyMatch(Violations::isAboutTheAnswer);
    return ours ? null : Refusal.invalid("Some fields are not acceptable.", errors);
  }

  private static boolean isAboutTheAnswer(ConstraintViolation<?> violation) {
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getKind() == ElementKind.RETURN_VALUE) {
        return true;
      }
    }
    return false;
  }

  private static String field(ConstraintViolation<?> violation) {
    StringBuilder path = new StringBuilder();
    String parameter = "";
    for (Path.Node node : violation.getPropertyPath()) {
      switch (node.getKind()) {
        case METHOD -> {}
        case PARAMETER -> parameter = node.getName();
        default -> append(path, node);
      }
    }
    return path.isEmpty() ? parameter : path.toString();
  }

  private static void append(StringBuilder path, Path.Node node) {
    if (node.getIndex() != null) {
      path.append('[').append(node.getIndex()).append(']');
    }
    if (node.getName() != null && node.getKind() == ElementKind.PROPERTY) {
      path.append(path.isEmpty() ? "" : ".").append(node.getName());
    }
  }
}
