package dev.attune.api.problems;

import java.util.List;

/**
 * Thrown by a feature to refuse a request; the mapper makes the problem document of it. The words
 * reach the caller, so they name what is wrong and nothing internal.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why a request is refused, with the HTTP status that says so. */
  public enum Kind {
    MALFORMED(400, "Malformed request"),
    SIGN_IN(401, "Sign in first"),
    FORBIDDEN(403, "Not allowed"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    NOT_ACCEPTABLE(406, "No such representation"),
    CONFLICT(409, "In conflict with what is there"),
    TOO_LARGE(413, "Too large"),
    UNSUPPORTED_TYPE(415, "Unsupported media type"),
    NO_SUCH_RANGE(416, "No such part"),
    INVALID(422, "Not acceptable as it is"),
    INTERNAL(500, "Something went wrong here"),
    UNAVAILABLE(503, "Not available now");

    private final int status;
    private final String title;

    Kind(int status, String title) {
      this.status = status;
      this.title = title;
    }

    /** The HTTP status. */
    public int status() {
      return status;
    }

    /** The title of the problem document. */
    public String title() {
      return title;
    }
  }

  private final Kind kind;
  private final transient List<ProblemError> errors;

  /** A refusal with single errors. */
  public Refusal(Kind kind, String detail, List<ProblemError> errors) {
    super(detail, null, false, false);
    this.kind = kind;
    this.errors = List.copyOf(errors);
  }

  /** 400: what was sent cannot be read. */
  public static Refusal malformed(String field, String message) {
    return inField(Kind.MALFORMED, field, message);
  }

  /** 403: the caller is known here and may not do this. */
  public static Refusal forbidden(String detail) {
    return new Refusal(Kind.FORBIDDEN, detail, List.of());
  }

  /** 404: there is no such thing, or it is somebody else's. */
  public static Refusal notFound(String detail) {
    return new Refusal(Kind.NOT_FOUND, detail, List.of());
  }

  /** 409: right in itself, but not in the present state. */
  public static Refusal conflict(String detail) {
    return new Refusal(Kind.CONFLICT, detail, List.of());
  }

  /** 422: readable, but a value is wrong. */
  public static Refusal invalid(String field, String message) {
    return inField(Kind.INVALID, field, message);
  }

  /** 422 with several errors. */
  public static Refusal invalid(String detail, List<ProblemError> errors) {
    return new Refusal(Kind.INVALID, detail, errors);
  }

  /** 413: more than is accepted. */
  public static Refusal tooLarge(String detail) {
    return new Refusal(Kind.TOO_LARGE, detail, List.of());
  }

  /** 415: a form that is not accepted. */
  public static Refusal unsupportedType(String detail) {
    return new Refusal(Kind.UNSUPPORTED_TYPE, detail, List.of());
  }

  /** 416: the file ends before the part that was asked for. */
  public static Refusal noSuchRange(String detail) {
    return new Refusal(Kind.NO_SUCH_RANGE, detail, List.of());
  }

  /** 503: something that this needs does not answer. */
  public static Refusal unavailable(String detail) {
    return new Refusal(Kind.UNAVAILABLE, detail, List.of());
  }

  private static Refusal inField(Kind kind, String field, String message) {
    return new Refusal(kind, field + ": " + message, List.of(ProblemError.inField(field, message)));
  }

  /** Why. */
  public Kind kind() {
    return kind;
  }

  /** What is wrong in which field or line; may be empty. */
  public List<ProblemError> errors() {
    return errors;
  }

  /** The sentence for the caller. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
