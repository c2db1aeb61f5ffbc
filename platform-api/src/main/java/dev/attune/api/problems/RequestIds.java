package dev.attune.api.problems;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** Gives every request an id, or takes the caller's, and sends it back. */
@ApplicationScoped
public class RequestIds {
  /** The header in which the id comes and goes. */
  public static final String HEADER = "X-Request-Id";

  private static final String KEY = "requestId";
  private static final int BEFORE_EVERYTHING = 10_000;
  private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  void register(@Observes Filters filters) {
    filters.register(RequestIds::assign, BEFORE_EVERYTHING);
  }

  private static void assign(RoutingContext request) {
    String sent = request.request().getHeader(HEADER);
    String id =
        sent != null && ACCEPTABLE.matcher(sent).matches() ? sent : UUID.randomUUID().toString();
    request.put(KEY, id);
    request.response().putHeader(HEADER, id);
    MDC.put(KEY, id);
    request.next();
  }

  /** The id of a request. */
  public static String of(RoutingContext request) {
    String id = request.get(KEY);
    return id == null ? "" : id;
  }
}
