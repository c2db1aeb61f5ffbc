package dev.attune.api.http;

import dev.attune.api.problems.Refusal;
import dev.attune.data.text.PlainText;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Bounds the body of every request, and how slowly a large one comes, and refuses characters that
 * PostgreSQL cannot hold before any query sees them.
 */
class RequestForm {
  private final LimitsConfig limits;

  RequestForm(LimitsConfig limits) {
    this.limits = limits;
  }

  @ServerRequestFilter(priority = 100)
  void check(ContainerRequestContext request, ResourceInfo resource) {
    checkPath(request.getUriInfo().getPathParameters());
    checkQuery(request.getUriInfo().getQueryParameters());
    checkEncoding(request.getHeaderString(HttpHeaders.CONTENT_ENCODING));
    if (request.hasEntity()) {
      boundBody(request, resource);
    }
  }

  private void boundBody(ContainerRequestContext request, ResourceInfo resource) {
    boolean large = resource.getResourceMethod().isAnnotationPresent(LargeBody.class);
    long limit = large ? limits.uploadBytes() : limits.jsonBodyBytes();
    String announced = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    if (announced != null && Long.parseLong(announced) > limit) {
      throw BoundedInput.tooLarge(limit);
    }
    InputStream body = request.getEntityStream();
    request.setEntityStream(
        new BoundedInput(large ? new PacedInput(body, limits.uploadTimeout()) : body, limit));
  }

  private static void checkPath(MultivaluedMap<String, String> parameters) {
    for (List<String> values : parameters.values()) {
      if (!values.stream().allMatch(PlainText::isStorable)) {
        throw Refusal.notFound("There is nothing at this address.");
      }
    }
  }

  private static void checkQuery(MultivaluedMap<String, String> parameters) {
    for (var parameter : parameters.entrySet()) {
      if (!PlainText.isStorable(parameter.getKey())
          || !parameter.getValue().stream().allMatch(PlainText::isStorable)) {
        throw new Refusal(
            Refusal.Kind.MALFORMED,
            "The query holds a NUL or half of a surrogate pair.",
            List.of());
      }
    }
  }

  private static void checkEncoding(@org.jspecify.annotations.Nullable String encoding) {
    if (encoding != null && !encoding.strip().toLowerCase(Locale.ROOT).equals("identity")) {
      throw Refusal.unsupportedType("Send the body as it is, without a Content-Encoding.");
    }
  }
}
