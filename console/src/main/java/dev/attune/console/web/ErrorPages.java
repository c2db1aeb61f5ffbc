package dev.attune.console.web;

import dev.attune.console.platform.ProblemException;
import io.quarkus.oidc.OidcSession;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Errors as pages that say what happened, what was kept and where to go. */
public class ErrorPages {

  private static final Logger LOG = Logger.getLogger(ErrorPages.class);

  private final OidcSession session;
  private final CurrentFrame frame;

  public ErrorPages(OidcSession session, CurrentFrame frame) {
    this.session = session;
    this.frame = frame;
  }

  @CheckedTemplate(basePath = "errors")
  static class Templates {
    private Templates() {}

    /**
     * An error.
     *
     * @param said what the service says of it; empty where the page's own words are better
     */
    static native TemplateInstance error(int status, String requestId, String back, String said);
  }

  @ServerExceptionMapper
  Uni<Response> refused(ProblemException refusal) {
    var status = refusal.status() >= 500 ? 503 : refusal.status();
    var requestId = refusal.problem().requestId();
    // A token that the API no longer takes ends the session, or signing in again would change
    // nothing.
    var ended = status == 401 ? session.logout() : Uni.createFrom().voidItem();
    // Only the service knows with what it is in conflict, or what it is that it waits for and
    // whether anything was changed.
    var said =
        switch (refusal.status()) {
          case 409, 503 -> Objects.requireNonNullElse(refusal.problem().detail(), "");
          default -> "";
        };
    return ended.map(done -> page(status, requestId, said));
  }

  @ServerExceptionMapper
  Response rejected(WebApplicationException refusal) {
    return page(refusal.getResponse().getStatus(), null);
  }

  @ServerExceptionMapper
  Response unreachable(ProcessingException failure) {
    return failed(503, failure);
  }

  @ServerExceptionMapper
  Response unexpected(Exception failure) {
    return failed(500, failure);
  }

  private Response failed(int status, Exception failure) {
    var requestId = UUID.randomUUID().toString();
    LOG.errorf(failure, "Request %s failed", requestId);
    return page(status, requestId);
  }

  private Response page(int status, @Nullable String requestId) {
    return page(status, requestId, "");
  }

  private Response page(int status, @Nullable String requestId, String said) {
    return Html.status(
        status,
        Templates.error(status, requestId == null ? "" : requestId, frame.get().path(), said));
  }
}
