package dev.attune.console.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request that changes something comes from one of our own pages. Browsers say so in
 * {@code Sec-Fetch-Site}; for those that do not, {@code Origin} must name this host. Both missing
 * is no browser's form.
 */
final class UnsafeRequestGuard {

  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private UnsafeRequestGuard() {}

  static boolean admits(HttpServerRequest request) {
    return admits(
        request.method(),
        request.getHeader("Sec-Fetch-Site"),
        request.getHeader("Origin"),
        request.authority() == null ? null : request.authority().toString());
  }

  static boolean admits(
      HttpMethod method,
      @Nullable String fetchSite,
      @Nullable String origin,
      @Nullable String authority) {
    if (SAFE.contains(method)) {
      return true;
    }
    if (fetchSite != null) {
      return "same-origin".equals(fetchSite);
    }
    return origin != null
        && authority != null
        && (origin.equals("http://" + authority) || origin.equals("https://" + authority));
  }
}
