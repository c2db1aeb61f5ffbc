package dev.attune.gateway.problems;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * The id of a request: the client's own where it sent a usable one. {@link RequestIds} puts it into
 * the answer.
 */
public class RequestId {
  /** The header, of requests and answers. */
  public static final String HEADER = "X-Request-Id";

  private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  @ServerRequestFilter(preMatching = true)
  public void begin(ContainerRequestContext request) {
    request.setProperty(HEADER, usable(request.getHeaderString(HEADER)));
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
