package dev.attune.console.platform.models;

import dev.attune.console.platform.Page;
import dev.attune.console.platform.ProblemReader;
import io.quarkus.oidc.token.propagation.common.AccessToken;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What people said of a version's answers. Every refusal is a {@code ProblemException}. */
@Path("/api/v1/tenants/{tenant}/models/{model}/versions/{number}/feedback")
@RegisterRestClient(configKey = "platform-api")
@RegisterProvider(ProblemReader.class)
@AccessToken
public interface VersionFeedbackApi {

  /** The feedback, newest first. */
  @GET
  Page<Feedback> list(String tenant, String model, int number, @QueryParam("limit") int limit);

  @GET
  @Path("summary")
  FeedbackSummary summary(String tenant, String model, int number);
}
