package dev.attune.console.web;

import dev.attune.console.platform.ProblemException;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Function;

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

  /**
   * Does something and goes on. Where the platform refuses what was sent, the page says why.
   *
   * @param path where it goes on
   * @param again the page with a sentence that says what is wrong
   */
  public static Response done(
      Runnable deed, String path, Function<String, TemplateInstance> again) {
    try {
      deed.run();
    } catch (ProblemException refusal) {
      if (!refusal.aboutInput()) {
        throw refusal;
      }
      return wrong(again.apply(refusal.problem().sentence()));
    }
    return seeOther(path);
  }

  /** Done: on to a page that can be loaded again. */
  public static Response seeOther(String path) {
    return Response.seeOther(URI.create(path)).build();
  }
}
