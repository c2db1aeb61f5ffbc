package dev.attune.api.problems;

import static dev.attune.api.problems.Refusal.Kind;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.attune.api.sql.LockConflict;
import dev.attune.data.faults.DatabaseOutage;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one table from what went wrong to how the request is refused. */
final class Refusals {
  private Refusals() {}

  /** Never says anything of the exception itself unless it was made for the caller. */
  static Refusal of(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      Optional<Refusal> refusal = known(t);
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    if (LockConflict.isCauseOf(thrown)) {
      return plain(
          Kind.UNAVAILABLE,
          "Somebody else is writing to the same at the moment. Nothing was changed; try again soon.");
    }
    if (DatabaseOutage.isCauseOf(thrown)) {
      return plain(
          Kind.UNAVAILABLE,
          "The database does not answer at the moment. Try again shortly; look first whether the"
              + " change was made.");
    }
    return plain(Kind.INTERNAL, "The request could not be finished. Nothing was changed.");
  }

  private static Optional<Refusal> known(Throwable thrown) {
    return Optional.ofNullable(
        switch (thrown) {
          case Refusal refusal -> refusal;
          case JsonProcessingException json -> JsonErrors.refusal(json);
          case ConstraintViolationException violations -> Violations.refusal(violations);
          case AuthenticationException ignored -> signIn();
          case UnauthorizedException ignored -> signIn();
          case OIDCException ignored ->
              plain(
                  Kind.UNAVAILABLE,
                  "The identity provider does not answer at the moment, so nobody can be told apart."
                      + " Try again shortly.");
          case ForbiddenException ignored -> plain(Kind.FORBIDDEN, "You may not do this.");
          case WebApplicationException web -> ofWeb(web);
          default -> null;
        });
  }

  private static @Nullable Refusal ofWeb(WebApplicationException thrown) {
    if (thrown.getCause() != null && known(thrown.getCause()).isPresent()) {
      return null; // The cause says more.
    }
    return switch (thrown) {
      case NotFoundException ignored -> plain(Kind.NOT_FOUND, "There is nothing at this address.");
      case NotAllowedException ignored ->
          plain(Kind.METHOD_NOT_ALLOWED, "This address does not answer to this method.");
      case NotAcceptableException ignored ->
          plain(Kind.NOT_ACCEPTABLE, "None of the media types in Accept is offered here.");
      case NotSupportedException ignored ->
          plain(Kind.UNSUPPORTED_TYPE, "Send the body as application/json.");
      default ->
          switch (thrown.getResponse().getStatus()) {
            case 400 -> plain(Kind.MALFORMED, "The request cannot be read.");
            case 413 -> plain(Kind.TOO_LARGE, "The body is larger than is accepted.");
            default -> null;
          };
    };
  }

  private static Refusal signIn() {
    return plain(
        Kind.SIGN_IN, "Send a valid access token for this API as \"Authorization: Bearer ...\".");
  }

  private static Refusal plain(Kind kind, String detail) {
    return new Refusal(kind, detail, List.of());
  }
}
