package dev.attune.console.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.console.platform.ProblemReader;
import io.quarkus.oidc.token.propagation.common.AccessToken;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Says what would have been right. Every refusal is a {@code ProblemException}. */
@Path("/v1/tenants/{tenant}/predictions/{id}/feedback")
@RegisterRestClient(configKey = "inference-gateway")
@RegisterProvider(ProblemReader.class)
@AccessToken
public interface FeedbackApi {

  /**
   * Stores what a person says.
   *
   * @param feedback in the form of the version's task
   */
  @POST
  JsonNode give(String tenant, String id, JsonNode feedback);
}
