package dev.attune.console.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Answers of pages. */
public final class Html {

  private static final String TYPE = MediaType.TEXT_HTML + ";charset=UTF-8";

  private Html() {}

  public static Response ok(TemplateInstance page) {
    return Response.ok(page, TYPE).build();
  }

  /** The form again, with what is wrong in it. */
  public static Response wrong(TemplateInstance page) {
    return status(422, page);
  }

  public static Response status(int status, TemplateInstance page) {
    return Response.status(status).type(TYPE).entity(page).build();
  }

  /** Done: on to a page that can be loaded again. */
  public static Response seeOther(String path) {
    return Response.seeOther(URI.create(path)).build();
  }
}
