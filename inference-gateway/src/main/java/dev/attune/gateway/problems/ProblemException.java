package dev.attune.gateway.problems;

import java.util.List;
import java.util.Map;

/**
 * Something a client should learn as a problem document. Features extend it with what they know;
 * its message becomes the document's detail, so it never holds a text or a secret.
 */
public abstract class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  protected ProblemException(int status, String detail) {
    super(detail);
    this.status = status;
  }

  /** The HTTP status to answer with. */
  public final int status() {
    return status;
  }

  /** What is wrong where; empty when the detail says it all. */
  public List<FieldError> errors() {
    return List.of();
  }

  /** What kind of problem it is, where the status does not say it. */
  public String type() {
    return "about:blank";
  }

  /** Names of the limits that were reached. */
  public List<String> violatedPolicies() {
    return List.of();
  }

  /** Headers that belong to the answer, for example {@code Retry-After}. */
  public Map<String, String> headers() {
    return Map.of();
  }
}
