package dev.attune.gateway.predict;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.gateway.access.Admission;
import dev.attune.gateway.access.Caller;
import dev.attune.gateway.access.CurrentCaller;
import dev.attune.gateway.access.Door;
import dev.attune.gateway.access.Needs;
import dev.attune.gateway.access.OfTenant;
import dev.attune.gateway.access.Scope;
import dev.attune.gateway.bodies.Bodies;
import dev.attune.gateway.bodies.Holding;
import dev.attune.gateway.bodies.RequestErrors;
import dev.attune.gateway.models.Route;
import dev.attune.gateway.models.ServedModels;
import dev.attune.gateway.problems.ApiDocument;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Predictions of lists of any length: a line for each text, answered by a line each. To the API's
 * documentation the operations are those of {@link PredictResource}.
 */
@Path("/v1/tenants/{tenant}/models")
@OfTenant
@Tag(name = "predictions")
@SecurityRequirement(name = ApiDocument.API_KEY)
@SecurityRequirement(name = ApiDocument.TOKEN)
@RunOnVirtualThread
@Consumes(StreamResource.LINES)
@Produces(StreamResource.LINES)
public class StreamResource {
  static final String LINES = "application/x-ndjson";

  private static final Logger LOG = Logger.getLogger(StreamResource.class);

  private final CurrentCaller current;
  private final Door door;
  private final ServedModels models;
  private final Answering answering;
  private final Bodies bodies;
  private final ObjectMapper json;

  /** What a request in JSON has as members. */
  public static class Query {
    @QueryParam("explain")
    @Parameter(
        description = "Of streams: as the member of that name.",
        schema = @Schema(type = SchemaType.BOOLEAN))
    @Nullable String explain;

    @QueryParam("topK")
    @Parameter(
        description = "Of streams: as the member of that name.",
        schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000"))
    @Nullable String topK;

    Options options() {
      RequestErrors errors = new RequestErrors();
      boolean explained = "true".equals(explain);
      if (explain != null && !explained && !explain.equals("false")) {
        errors.add("explain", "must be true or false.");
      }
      Integer limit = null;
      if (topK != null) {
        limit = topK.matches("[1-9][0-9]{0,3}") ? Integer.valueOf(topK) : Integer.valueOf(0);
        if (limit < 1 || limit > RequestReader.MAX_TOP_K) {
          errors.add("topK", "must be 1 to %,d.".formatted(RequestReader.MAX_TOP_K));
        }
      }
      if (!errors.isEmpty()) {
        throw errors.toException();
      }
      return new Options(explained, limit);
    }
  }

  StreamResource(
      CurrentCaller current,
      Door door,
      ServedModels models,
      Answering answering,
      Bodies bodies,
      ObjectMapper json) {
    this.current = current;
    this.door = door;
    this.models = models;
    this.answering = answering;
    this.bodies = bodies;
    this.json = json;
  }

  @POST
  @Needs(Scope.PREDICT)
  @Path("/{model}/predict")
  @Operation(hidden = true)
  public Response production(
      @PathParam("tenant") String tenant,
      @PathParam("model") String model,
      @BeanParam Query query,
      @Context HttpHeaders headers,
      InputStream body) {
    return stream(
        tenant, model, query, headers, body, caller -> models.production(caller.tenantId(), model));
  }

  @POST
  @Needs(Scope.PREDICT)
  @Path("/{model}/versions/{version: [1-9][0-9]{0,8}}/predict")
  @Operation(hidden = true)
  public Response version(
      @PathParam("tenant") String tenant,
      @PathParam("model") String model,
      @PathParam("version") int version,
      @BeanParam Query query,
      @Context HttpHeaders headers,
      InputStream body) {
    return stream(
        tenant,
        model,
        query,
        headers,
        body,
        caller -> models.version(caller.tenantId(), model, version));
  }

  /**
   * Each part is let in and routed anew: a stream follows promotions and its caller's limits, and
   * ends when its credential does.
   */
  private Response stream(
      String tenant,
      String model,
      Query query,
      HttpHeaders headers,
      InputStream body,
      Function<Caller, Route> route) {
    Caller caller = current.get();
    caller.requireModel(model);
    Options options = query.options();
    Route begins = route.apply(caller);
    Admission admission =
        door.admission(headers.getHeaderString(HttpHeaders.AUTHORIZATION), tenant);
    LOG.debugf("A stream begins with version %d.", begins.version());
    InputStream in = bodies.openStream(body, headers);
    Holding held = bodies.holding(caller.tenantId());
    PredictStream stream =
        new PredictStream(
            json,
            options,
            Patience.USUAL,
            part -> {
              Caller renewed = admission.renew();
              renewed.requireModel(model);
              return answering.answer(renewed, route, part, options);
            });
    return Response.ok((StreamingOutput) out -> run(stream, in, held, out), LINES).build();
  }

  private static void run(PredictStream stream, InputStream in, Holding held, OutputStream out) {
    try (in;
        held) {
      stream.run(in, held, out);
    } catch (IOException e) {
      LOG.debug("A client has gone while it was being answered.");
    }
  }
}
