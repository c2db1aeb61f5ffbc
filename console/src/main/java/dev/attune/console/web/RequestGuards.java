package dev.attune.console.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Runs before anything else: refuses what a foreign page sent and bodies that no page sends, and
 * sets the headers that fence our pages in.
 */
@Singleton
public class RequestGuards {

  private static final int BEFORE_AUTHENTICATION = 1000;
  private static final String SIGN_OUT = "/-/sign-out";

  private final String contentSecurityPolicy;

  public RequestGuards(
      @ConfigProperty(name = "quarkus.oidc.auth-server-url") String identityProvider) {
    contentSecurityPolicy = policy(URI.create(identityProvider));
  }

  void register(@Observes Filters filters) {
    filters.register(this::guard, BEFORE_AUTHENTICATION);
  }

  private void guard(RoutingContext routing) {
    var response = routing.response();
    headers(response);
    var request = routing.request();
    if (!UnsafeRequestGuard.admits(request)) {
      refuse(routing, 403);
      return;
    }
    var notTaken = BodySize.refusal(request);
    if (notTaken.isPresent()) {
      response.putHeader("Connection", "close");
      refuse(routing, notTaken.getAsInt());
      return;
    }
    if (SIGN_OUT.equals(request.path()) && !HttpMethod.POST.equals(request.method())) {
      response.setStatusCode(405).putHeader("Allow", "POST").end();
      return;
    }
    if (!isAsset(request.path())) {
      response.putHeader("Cache-Control", "no-store");
    }
    routing.next();
  }

  private static void refuse(RoutingContext routing, int status) {
    var words = Wording.of(UiMessages.class, CurrentFrame.language(routing));
    routing
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "text/plain; charset=utf-8")
        .end(words.refusedUnread(status));
  }

  private void headers(HttpServerResponse response) {
    response
        .putHeader("Content-Security-Policy", contentSecurityPolicy)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("Referrer-Policy", "same-origin")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin")
        .putHeader(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()");
  }

  private static boolean isAsset(String path) {
    return path.startsWith("/-/assets/")
        || path.startsWith("/webjars/")
        || path.startsWith("/_static/");
  }

  /** Forms may end at the identity provider, because signing out and in again redirects there. */
  private static String policy(URI identityProvider) {
    var origin = identityProvider.getScheme() + "://" + identityProvider.getRawAuthority();
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self' " + origin,
        "frame-ancestors 'none'",
        "base-uri 'none'");
  }
}
