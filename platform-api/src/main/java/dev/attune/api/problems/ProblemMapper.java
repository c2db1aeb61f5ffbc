package dev.attune.api.problems;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.attune.data.faults.MessageFree;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Makes a problem document of every refusal and every failure. */
class ProblemMapper {
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
  private static final int RETRY_AFTER_SECONDS = 2;

  private final RoutingContext request;

  ProblemMapper(RoutingContext request) {
    this.request = request;
  }

  // The library has mappers of its own for all but the first; naming the types puts this one first.
  @ServerExceptionMapper({
    Throwable.class,
    WebApplicationException.class,
    ValidationException.class,
    MismatchedInputException.class,
    UnauthorizedException.class,
    ForbiddenException.class,
    AuthenticationFailedException.class,
    AuthenticationCompletionException.class
  })
  Response map(Throwable thrown) {
    Refusal refusal = Refusals.of(thrown);
    if (refusal.kind() == Refusal.Kind.INTERNAL) {
      LOG.errorf(MessageFree.of(thrown), "Request %s failed.", RequestIds.of(request));
    }
    Response.ResponseBuilder response =
        Response.status(refusal.kind().status())
            .type(Problem.MEDIA_TYPE)
            .entity(problem(refusal, RequestIds.of(request)));
    if (refusal.kind() == Refusal.Kind.UNAVAILABLE) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    if (refusal.kind() == Refusal.Kind.SIGN_IN) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    if (thrown instanceof NotAllowedException notAllowed) {
      response.header(
          HttpHeaders.ALLOW, notAllowed.getResponse().getHeaderString(HttpHeaders.ALLOW));
    }
    return response.build();
  }

  static Problem problem(Refusal refusal, String requestId) {
    return new Problem(
        "about:blank",
        refusal.kind().title(),
        refusal.kind().status(),
        refusal.detail(),
        refusal.errors().isEmpty() ? null : refusal.errors(),
        requestId);
  }
}
