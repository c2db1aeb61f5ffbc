package dev.attune.console.models;

import dev.attune.console.platform.ProblemException;
import dev.attune.console.platform.models.ExportsApi;
import dev.attune.console.web.CurrentFrame;
import dev.attune.console.web.Download;
import dev.attune.console.web.Html;
import dev.attune.console.web.Htmx;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * Takes a version elsewhere: asks for its export, says how that stands, hands the files over,
 * deletes them.
 */
@Path("/{tenant}/models/{model}/versions/{number}")
@RunOnVirtualThread
public class ExportResource {

  private final ExportsApi exports;
  private final ExportCards cards;
  private final Htmx htmx;
  private final CurrentFrame frame;

  public ExportResource(
      @RestClient ExportsApi exports, ExportCards cards, Htmx htmx, CurrentFrame frame) {
    this.exports = exports;
    this.cards = cards;
    this.htmx = htmx;
    this.frame = frame;
  }

  @CheckedTemplate(basePath = "models")
  static class Templates {
    private Templates() {}

    static native TemplateInstance export(ExportCard exportCard);

    static native TemplateInstance exportDelete(ExportCard exportCard);
  }

  /**
   * How the export stands, for the page that shows it.
   *
   * @param seen what the page shows; the answer is empty while that is still so
   */
  @GET
  @Path("export")
  public Response export(
      String tenant, String model, int number, @QueryParam("seen") @Nullable String seen) {
    if (!htmx.wantsFragment()) {
      return Html.seeOther(path(tenant, model, number));
    }
    var card = cards.of(tenant, model, number);
    return card.standing().equals(seen)
        ? Response.noContent().build()
        : Html.ok(Templates.export(card));
  }

  @POST
  @Path("export")
  public Response ask(String tenant, String model, int number) {
    exports.request(tenant, model, number);
    return Html.seeOther(path(tenant, model, number));
  }

  /** Says what is lost, and asks. */
  @GET
  @Path("exports/{id}/delete")
  public Response askToDelete(String tenant, String model, int number, String id) {
    frame.get().here().role().requireManaging();
    var export = exports.get(tenant, model, number, id);
    return export.isDeletable()
        ? Html.ok(Templates.exportDelete(new ExportCard(model, number, export)))
        : Html.seeOther(path(tenant, model, number));
  }

  @POST
  @Path("exports/{id}/delete")
  public Response delete(String tenant, String model, int number, String id) {
    try {
      exports.delete(tenant, model, number, id);
    } catch (ProblemException refusal) {
      // Somebody else was faster, or the store is slow and the card says that it is under way.
      if (refusal.status() != 404 && refusal.status() != 503) {
        throw refusal;
      }
    }
    return Html.seeOther(path(tenant, model, number));
  }

  @GET
  @Path("exports/{id}/content")
  public Response content(
      String tenant,
      String model,
      int number,
      String id,
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam("If-Range") @Nullable String ifRange) {
    return Download.passOn(exports.content(tenant, model, number, id, range, ifRange));
  }

  @HEAD
  @Path("exports/{id}/content")
  public Response contentHead(String tenant, String model, int number, String id) {
    return Download.headOf(exports.contentHead(tenant, model, number, id));
  }

  @GET
  @Path("adapter")
  public Response adapter(
      String tenant,
      String model,
      int number,
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam("If-Range") @Nullable String ifRange) {
    return Download.passOn(exports.adapter(tenant, model, number, range, ifRange));
  }

  @HEAD
  @Path("adapter")
  public Response adapterHead(String tenant, String model, int number) {
    return Download.headOf(exports.adapterHead(tenant, model, number));
  }

  private static String path(String tenant, String model, int number) {
    return "/" + tenant + "/models/" + model + "/versions/" + number + "#export";
  }
}
