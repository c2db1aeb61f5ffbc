package dev.attune.console.web;

import io.quarkus.oidc.JavaScriptRequestChecker;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Tells a script's request, which cannot follow a redirect to the sign-in page, from a person's.
 */
@ApplicationScoped
public class ScriptRequests implements JavaScriptRequestChecker {

  @Override
  public boolean isJavaScriptRequest(RoutingContext routing) {
    var request = routing.request();
    var accept = request.getHeader("Accept");
    return request.getHeader("HX-Request") != null
        || (accept != null && accept.startsWith("text/event-stream"));
  }
}
