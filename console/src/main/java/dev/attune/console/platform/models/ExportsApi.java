package dev.attune.console.platform.models;

import dev.attune.console.platform.Page;
import dev.attune.console.platform.ProblemReader;
import io.quarkus.oidc.token.propagation.common.AccessToken;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/**
 * What can be taken elsewhere of a version. Every refusal is a {@code ProblemException}. A {@code
 * Response} is read as it comes, so the caller closes it.
 */
@Path("/api/v1/tenants/{tenant}/models/{model}/versions/{number}")
@RegisterRestClient(configKey = "platform-api")
@RegisterProvider(ProblemReader.class)
@AccessToken
public interface ExportsApi {

  /** The exports, newest first. */
  @GET
  @Path("exports")
  Page<Export> list(String tenant, String model, int number, @QueryParam("limit") int limit);

  @POST
  @Path("exports")
  Export request(String tenant, String model, int number);

  @GET
  @Path("exports/{id}")
  Export get(String tenant, String model, int number, String id);

  @DELETE
  @Path("exports/{id}")
  void delete(String tenant, String model, int number, String id);

  @GET
  @Path("exports/{id}/content")
  Response content(
      String tenant,
      String model,
      int number,
      String id,
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam("If-Range") @Nullable String ifRange);

  @HEAD
  @Path("exports/{id}/content")
  Response contentHead(String tenant, String model, int number, String id);

  @GET
  @Path("adapter")
  Response adapter(
      String tenant,
      String model,
      int number,
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam("If-Range") @Nullable String ifRange);

  @HEAD
  @Path("adapter")
  Response adapterHead(String tenant, String model, int number);
}
