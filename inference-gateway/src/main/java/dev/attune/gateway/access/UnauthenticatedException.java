package dev.attune.gateway.access;

import dev.attune.gateway.problems.ProblemException;
import java.util.Map;

/** No credential, or one that is not good (any more). */
final class UnauthenticatedException extends ProblemException {
  private static final long serialVersionUID = 1L;

  private final boolean sent;

  private UnauthenticatedException(String detail, boolean sent) {
    super(401, detail);
    this.sent = sent;
  }

  static UnauthenticatedException missing() {
    return new UnauthenticatedException(
        "Send an API key as \"Authorization: Bearer atn_...\", or a member's bearer token.", false);
  }

  static UnauthenticatedException badKey() {
    return new UnauthenticatedException("The API key is not valid.", true);
  }

  static UnauthenticatedException revokedKey() {
    return new UnauthenticatedException("The API key was revoked.", true);
  }

  static UnauthenticatedException expiredKey() {
    return new UnauthenticatedException("The API key has expired.", true);
  }

  static UnauthenticatedException badToken() {
    return new UnauthenticatedException("The bearer token is not valid here.", true);
  }

  static UnauthenticatedException expiredToken() {
    return new UnauthenticatedException("The bearer token has expired.", true);
  }

  @Override
  public Map<String, String> headers() {
    String challenge = "Bearer realm=\"attune\"";
    return Map.of("WWW-Authenticate", sent ? challenge + ", error=\"invalid_token\"" : challenge);
  }
}
