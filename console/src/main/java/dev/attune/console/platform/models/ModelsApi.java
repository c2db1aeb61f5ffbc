package dev.attune.console.platform.models;

import dev.attune.console.platform.Page;
import dev.attune.console.platform.ProblemReader;
import io.quarkus.oidc.token.propagation.common.AccessToken;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** Models, their versions and what serves. Every refusal is a {@code ProblemException}. */
@Path("/api/v1/tenants/{tenant}/models")
@RegisterRestClient(configKey = "platform-api")
@RegisterProvider(ProblemReader.class)
@AccessToken
public interface ModelsApi {

  /** What is to serve. */
  record NewDeployment(
      @Nullable Integer production,
      Deployment.@Nullable Canary canary,
      @Nullable Integer shadow,
      @Nullable Boolean pinned) {}

  @GET
  Page<Model> list(
      String tenant, @QueryParam("limit") int limit, @QueryParam("after") @Nullable String after);

  @GET
  @Path("{model}")
  Model get(String tenant, String model);

  @GET
  @Path("{model}/versions")
  Page<Version> versions(
      String tenant,
      String model,
      @QueryParam("limit") int limit,
      @QueryParam("after") @Nullable String after);

  @GET
  @Path("{model}/versions/{number}")
  Version version(String tenant, String model, int number);

  @GET
  @Path("{model}/versions/{number}/comparison")
  VersionComparison compare(String tenant, String model, int number, @QueryParam("with") int with);

  /**
   * Texts that a version was tested on.
   *
   * @param slice the place of a group among the version's, from 1; null for all texts
   */
  @GET
  @Path("{model}/versions/{number}/tested-texts")
  TestedTexts testedTexts(
      String tenant,
      String model,
      int number,
      @QueryParam("slice") @Nullable Integer slice,
      @QueryParam("output") @Nullable String output,
      @QueryParam("label") @Nullable String label,
      @QueryParam("answered") @Nullable String answered,
      @QueryParam("outcome") @Nullable String outcome,
      @QueryParam("sort") @Nullable String sort,
      @QueryParam("limit") int limit,
      @QueryParam("after") @Nullable String after);

  @GET
  @Path("{model}/deployment")
  DeploymentStatus deployment(String tenant, String model);

  /**
   * Says which versions answer.
   *
   * @param from the revision that is to be left, 0 for none; null asks for no check
   */
  @PUT
  @Path("{model}/deployment")
  Deployment deploy(
      String tenant,
      String model,
      @QueryParam("from") @Nullable String from,
      NewDeployment deployment);

  @GET
  @Path("{model}/deployment/history")
  Page<Deployment> history(
      String tenant,
      String model,
      @QueryParam("limit") int limit,
      @QueryParam("after") @Nullable String after);

  @POST
  @Path("{model}/rollback")
  Deployment rollBack(String tenant, String model, @QueryParam("from") @Nullable String from);
}
