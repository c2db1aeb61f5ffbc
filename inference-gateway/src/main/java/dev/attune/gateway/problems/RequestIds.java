package dev.attune.gateway.problems;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Gives every request its id before anything else looks at it, so that answers which no resource
 * makes have one, too: of health and metrics, of unknown addresses, of bodies that never came.
 */
@ApplicationScoped
public class RequestIds {
  private static final int FIRST = 20_000;

  void register(@Observes Filters filters) {
    filters.register(RequestIds::begin, FIRST);
  }

  private static void begin(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    String id = RequestId.usable(request.getHeader(RequestId.HEADER));
    request.headers().set(RequestId.HEADER, id);
    routing.response().headers().set(RequestId.HEADER, id);
    routing.next();
  }
}
