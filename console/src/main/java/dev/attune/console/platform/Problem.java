package dev.attune.console.platform;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A problem document (RFC 9457) as the services answer it. */
public record Problem(
    int status,
    @Nullable String title,
    @Nullable String detail,
    @Nullable List<Violation> errors,
    @Nullable String requestId) {

  /** One broken rule: at a field of the request, or at a line of an upload. */
  public record Violation(
      @Nullable String field, @Nullable Integer line, @Nullable String message) {}

  /** The violations; empty when the problem is about the request as a whole. */
  public List<Violation> violations() {
    return errors == null ? List.of() : errors;
  }

  /** What happened, in a sentence. */
  public String sentence() {
    if (detail != null) {
      return detail;
    }
    return title == null ? "HTTP " + status : title;
  }

  /** What is wrong with what was asked for: of a field where it is about one. */
  public String reason() {
    return violations().stream()
        .map(Violation::message)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseGet(this::sentence);
  }
}
