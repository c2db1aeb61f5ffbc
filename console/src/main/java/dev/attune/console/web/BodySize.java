package dev.attune.console.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How much a page may send. Files of examples are passed on as they come; all else is held in
 * memory, and no page of the console sends much of it.
 */
final class BodySize {
  static final long LARGEST = 2L << 20;

  private static final Pattern FILES =
      Pattern.compile("/[^/]+/datasets/[^/]+/examples(?:/check)?/?");

  /** Need not say how long their body is: none is read. */
  private static final Set<HttpMethod> WITHOUT_BODY =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private BodySize() {}

  /** The status with which a request is refused whose body is not taken; none when it is. */
  static OptionalInt refusal(HttpServerRequest request) {
    return refusal(
        request.method(),
        request.path(),
        request.getHeader("Content-Type"),
        request.getHeader("Content-Length"),
        request.getHeader("Transfer-Encoding"));
  }

  static OptionalInt refusal(
      HttpMethod method,
      String path,
      @Nullable String type,
      @Nullable String length,
      @Nullable String transferEncoding) {
    boolean files = type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    if (files) {
      return FILES.matcher(path).matches() ? OptionalInt.empty() : OptionalInt.of(415);
    }
    if (length == null) {
      boolean none = type == null && transferEncoding == null;
      return none || WITHOUT_BODY.contains(method) ? OptionalInt.empty() : OptionalInt.of(411);
    }
    return Long.parseLong(length) > LARGEST ? OptionalInt.of(413) : OptionalInt.empty();
  }
}
