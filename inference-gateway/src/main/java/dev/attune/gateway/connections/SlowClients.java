package dev.attune.gateway.connections;

import dev.attune.gateway.problems.RequestId;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Ends requests whose bodies do not come to an end: with 408 while nothing was answered yet, else
 * by closing the connection.
 */
@ApplicationScoped
public class SlowClients {
  private static final int FIRST = 10_000;
  private static final String STREAM = "application/x-ndjson";

  private final Vertx vertx;
  private final ConnectionsConfig config;

  SlowClients(Vertx vertx, ConnectionsConfig config) {
    this.vertx = vertx;
    this.config = config;
  }

  void register(@Observes Filters filters) {
    filters.register(this::watch, FIRST);
  }

  private void watch(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    HeaderDeadline headers =
        request.connection() instanceof ConnectionBase connection
            ? HeaderDeadline.of(connection.channel())
            : null;
    if (headers != null) {
      headers.requestBegan();
      routing.addEndHandler(
          ended -> {
            if (request.isEnded()) {
              headers.requestEnded();
            }
          });
    }
    if (!request.isEnded() && !isStream(request)) {
      long deadline =
          vertx.setTimer(config.bodyDeadline().toMillis(), id -> expired(request, headers));
      routing.addEndHandler(
          ended -> {
            if (request.isEnded()) {
              vertx.cancelTimer(deadline);
            }
          });
    }
    routing.next();
  }

  private static boolean isStream(HttpServerRequest request) {
    String type = request.getHeader("Content-Type");
    return type != null && type.toLowerCase(Locale.ROOT).startsWith(STREAM);
  }

  private static void expired(HttpServerRequest request, @Nullable HeaderDeadline headers) {
    HttpServerResponse response = request.response();
    if (request.isEnded()) {
      if (response.ended() && headers != null) {
        headers.requestEnded();
      }
    } else if (response.headWritten()) {
      request.connection().close();
    } else {
      response
          .setStatusCode(408)
          .putHeader("Connection", "close")
          .putHeader("Content-Type", "application/problem+json")
          .end(
              """
              {"type":"about:blank","title":"Request Timeout","status":408,\
              "detail":"The body of the request did not come in time.","requestId":"%s"}"""
                  .formatted(request.getHeader(RequestId.HEADER)))
          .onComplete(sent -> request.connection().close());
    }
  }
}
