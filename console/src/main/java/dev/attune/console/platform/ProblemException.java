package dev.attune.console.platform;

/** A service refused a call; carries its problem document. */
public class ProblemException extends RuntimeException {

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super("Refused with status " + problem.status());
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }

  public int status() {
    return problem.status();
  }

  /** Whether it is about a field of what was sent. */
  public boolean isAt(String field) {
    return problem.violations().stream().anyMatch(violation -> field.equals(violation.field()));
  }

  /** Whether the person who asked can mend it by changing what was entered. */
  public boolean aboutInput() {
    return switch (problem.status()) {
      case 400, 409, 413, 415, 422 -> true;
      case 404 -> !problem.violations().isEmpty();
      default -> false;
    };
  }
}
