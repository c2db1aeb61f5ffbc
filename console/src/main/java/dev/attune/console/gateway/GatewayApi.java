package dev.attune.console.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.console.platform.ProblemReader;
import io.quarkus.oidc.token.propagation.common.AccessToken;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** Asks a model, with the signed-in person's token. Every refusal is a {@code ProblemException}. */
@Path("/v1/tenants/{tenant}/models/{model}")
@RegisterRestClient(configKey = "inference-gateway")
@RegisterProvider(ProblemReader.class)
@AccessToken
public interface GatewayApi {

  record Question(List<Input> inputs, boolean explain) {

    public static Question of(String text, boolean explain) {
      return new Question(List.of(new Input(text)), explain);
    }
  }

  record Input(String text) {}

  /**
   * The answer.
   *
   * @param version the version in production, or the one that was asked
   * @param predictions one for each text, in the shape of the version's task
   */
  record Answer(String model, int version, List<JsonNode> predictions, @Nullable UsedTokens usage) {

    /** The version that answered the first text; with a canary it may be another. */
    public int answeredBy() {
      return predictions.getFirst().path("version").asInt(version);
    }
  }

  record UsedTokens(int tokens) {}

  @POST
  @Path("predict")
  Answer predict(String tenant, String model, Question question);

  @POST
  @Path("versions/{version}/predict")
  Answer predict(String tenant, String model, int version, Question question);
}
