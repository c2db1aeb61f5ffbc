package dev.attune.gateway.idempotency;

import dev.attune.gateway.problems.ProblemException;
import java.util.Map;

/** The key cannot be used for this request. */
final class KeyProblemException extends ProblemException {
  private static final long serialVersionUID = 1L;

  private final boolean passing;

  private KeyProblemException(int status, String detail, boolean passing) {
    super(status, detail);
    this.passing = passing;
  }

  static KeyProblemException malformed() {
    return new KeyProblemException(
        400, "Idempotency-Key must have 1 to 255 visible ASCII characters.", false);
  }

  static KeyProblemException stream() {
    return new KeyProblemException(
        400, "Idempotency-Key is for requests of application/json, not for streams.", false);
  }

  static KeyProblemException tooLarge(int limitBytes) {
    return new KeyProblemException(
        413,
        "A request with an Idempotency-Key has at most %d MB; send the texts in several."
            .formatted(limitBytes / 1_000_000),
        false);
  }

  static KeyProblemException running() {
    return new KeyProblemException(
        409, "A request with this Idempotency-Key is being answered.", true);
  }

  static KeyProblemException other() {
    return new KeyProblemException(
        422,
        "This Idempotency-Key was used for another request, with another body or address.",
        false);
  }

  @Override
  public Map<String, String> headers() {
    return passing ? Map.of("Retry-After", "1") : Map.of();
  }
}
