package dev.attune.gateway.problems;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Gives every request an id, the client's own where it sent a usable one, and returns it. */
public class RequestId {
  /** The header, of requests and answers. */
  public static final String HEADER = "X-Request-Id";

  private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  @ServerRequestFilter(preMatching = true)
  public void begin(ContainerRequestContext request) {
    request.setProperty(HEADER, usable(request.getHeaderString(HEADER)));
  }

  @ServerResponseFilter
  public void end(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().putSingle(HEADER, of(request));
  }

  /** The id that was sent, or a new one where that is none. */
  static String usable(@Nullable String sent) {
    return sent != null && USABLE.matcher(sent).matches() ? sent : UUID.randomUUID().toString();
  }

  /** The id of a request. */
  static String of(ContainerRequestContext request) {
    return request.getProperty(HEADER) instanceof String id ? id : "unknown";
  }
}
