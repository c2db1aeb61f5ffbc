package dev.attune.console.gateway;

import dev.attune.console.platform.ProblemReader;
import io.quarkus.oidc.token.propagation.common.AccessToken;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** Asks a model, with the signed-in person's token. Every refusal is a {@code ProblemException}. */
@Path("/v1/tenants/{tenant}/models/{model}")
@RegisterRestClient(configKey = "inference-gateway")
@RegisterProvider(ProblemReader.class)
@AccessToken
public interface GatewayApi {

  record Question(List<Input> inputs) {

    public static Question of(String text) {
      return new Question(List.of(new Input(text)));
    }
  }

  record Input(String text) {}

  /** The answer, with the version that gave it. */
  record Answer(
      String model, int version, List<Prediction> predictions, @Nullable UsedTokens usage) {}

  record UsedTokens(int tokens) {}

  /** One text's label, with a calibrated probability for every label. */
  record Prediction(
      @Nullable String id, String label, double confidence, @Nullable Map<String, Double> scores) {}

  @POST
  @Path("predict")
  Answer predict(String tenant, String model, Question question);

  @POST
  @Path("versions/{version}/predict")
  Answer predict(String tenant, String model, int version, Question question);
}
