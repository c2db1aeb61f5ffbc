package dev.attune.console.platform.labels;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.attune.console.platform.Page;
import dev.attune.console.platform.ProblemReader;
import io.quarkus.oidc.token.propagation.common.AccessToken;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The labels of a data set. Every refusal is a {@code ProblemException}. */
@Path("/api/v1/tenants/{tenant}/datasets/{dataset}/labels")
@RegisterRestClient(configKey = "platform-api")
@RegisterProvider(ProblemReader.class)
@AccessToken
public interface LabelsApi {

  /** What is to become of a label: {@code rename}, {@code merge} or {@code delete}. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record NewChange(
      String action,
      @Nullable String output,
      String label,
      @Nullable String to,
      @Nullable String answers) {}

  @GET
  Page<LabelUse> list(String tenant, String dataset);

  @GET
  @Path("changes")
  Page<LabelChange> changes(
      String tenant,
      String dataset,
      @QueryParam("limit") int limit,
      @QueryParam("after") @Nullable String after);

  @POST
  @Path("changes")
  LabelChange change(String tenant, String dataset, NewChange change);
}
