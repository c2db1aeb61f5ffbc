package dev.attune.console.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;

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
}
