package dev.attune.console.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.List;

/** Hands a file of a service on to the browser as it comes, whatever its size. */
public final class Download {

  private static final List<String> HEADERS =
      List.of(
          HttpHeaders.CONTENT_TYPE,
          HttpHeaders.CONTENT_LENGTH,
          HttpHeaders.CONTENT_DISPOSITION,
          HttpHeaders.ETAG,
          "Accept-Ranges",
          "Content-Range");

  private Download() {}

  /**
   * The service's answer with its body, which is closed when all of it, or the browser, is gone.
   */
  public static Response passOn(Response from) {
    StreamingOutput body =
        out -> {
          try (from;
              var in = from.readEntity(InputStream.class)) {
            in.transferTo(out);
          }
        };
    return headers(from).entity(body).build();
  }

  /** The service's answer without its body. */
  public static Response headOf(Response from) {
    try (from) {
      return headers(from).build();
    }
  }

  private static Response.ResponseBuilder headers(Response from) {
    var to = Response.status(from.getStatus());
    for (var header : HEADERS) {
      var value = from.getHeaderString(header);
      if (value != null) {
        to.header(header, value);
      }
    }
    return to;
  }
}
