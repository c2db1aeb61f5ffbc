package dev.attune.console.platform.runs;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.attune.console.platform.Page;
import dev.attune.console.platform.ProblemReader;
import io.quarkus.oidc.token.propagation.common.AccessToken;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.client.SseEvent;
import org.jspecify.annotations.Nullable;

/** Base models and training runs. Every refusal is a {@code ProblemException}. */
@Path("/api/v1")
@RegisterRestClient(configKey = "platform-api")
@RegisterProvider(ProblemReader.class)
@AccessToken
public interface RunsApi {

  /**
   * What is to be trained.
   *
   * @param search null to train with these hyperparameters alone
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NewRun(
      String model,
      String dataset,
      int snapshot,
      String baseModel,
      String method,
      Map<String, Object> hyperparameters,
      @Nullable Search search) {}

  /** Tries several hyperparameters and keeps the best. */
  record Search(int trials) {}

  /** What a started run answers. */
  record Accepted(String id, String state) {}

  @GET
  @Path("base-models")
  Page<BaseModel> baseModels(@QueryParam("limit") int limit);

  @GET
  @Path("tenants/{tenant}/training-runs")
  Page<Run> list(
      String tenant,
      @QueryParam("state") @Nullable String state,
      @QueryParam("model") @Nullable String model,
      @QueryParam("limit") int limit,
      @QueryParam("after") @Nullable String after);

  @POST
  @Path("tenants/{tenant}/training-runs")
  Accepted start(String tenant, NewRun run);

  @GET
  @Path("tenants/{tenant}/training-runs/{run}")
  Run get(String tenant, String run);

  @POST
  @Path("tenants/{tenant}/training-runs/{run}/cancel")
  void cancel(String tenant, String run);

  /** The run's story from an event on; goes on until its final state when it is not over. */
  @GET
  @Path("tenants/{tenant}/training-runs/{run}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  Multi<SseEvent<String>> events(
      String tenant, String run, @HeaderParam("Last-Event-ID") @Nullable String after);
}
