package dev.attune.console.web;

import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;

/** Whether a script asks for a part of a page, or somebody for all of it. */
@RequestScoped
public class Htmx {

  private final HttpServerRequest request;

  public Htmx(HttpServerRequest request) {
    this.request = request;
  }

  public boolean wantsFragment() {
    return request.getHeader("HX-Request") != null
        && request.getHeader("HX-History-Restore-Request") == null
        && request.getHeader("HX-Boosted") == null;
  }

  /** A part of a page that goes into another place than the one that asked for it. */
  public Response instead(String selector, TemplateInstance part) {
    return Response.fromResponse(Html.ok(part))
        .header("HX-Retarget", selector)
        .header("HX-Reswap", "innerHTML")
        .build();
  }
}
