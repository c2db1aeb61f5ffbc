package dev.attune.gateway.predict;

import dev.attune.gateway.access.Caller;
import dev.attune.gateway.access.CurrentCaller;
import dev.attune.gateway.access.OfTenant;
import dev.attune.gateway.idempotency.Idempotent;
import dev.attune.gateway.limits.Limiter;
import dev.attune.gateway.metering.Meter;
import dev.attune.gateway.models.Route;
import dev.attune.gateway.models.ServedModels;
import dev.attune.gateway.problems.ApiDocument;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Predictions. */
@Path("/v1/tenants/{tenant}/models")
@OfTenant
@Idempotent
@Tag(name = "predictions")
@SecurityRequirement(name = ApiDocument.API_KEY)
@SecurityRequirement(name = ApiDocument.TOKEN)
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PredictResource {
  private final CurrentCaller current;
  private final ServedModels models;
  private final Predictor predictor;
  private final Limiter limiter;
  private final Meter meter;

  PredictResource(
      CurrentCaller current,
      ServedModels models,
      Predictor predictor,
      Limiter limiter,
      Meter meter) {
    this.current = current;
    this.models = models;
    this.predictor = predictor;
    this.limiter = limiter;
    this.meter = meter;
  }

  @POST
  @Path("/{model}/predict")
  @Operation(
      operationId = "predict",
      summary = "Ask what is in production",
      description =
          "Answers with the version in production, or with the canary for its share of the inputs:"
              + " by subject where one is given, else by chance.")
  @Parameter(ref = ApiDocument.TENANT)
  @Parameter(ref = ApiDocument.IDEMPOTENCY_KEY)
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = PredictionRequest.class),
              examples = {
                @ExampleObject(name = "one text", value = PredictExamples.ONE_TEXT),
                @ExampleObject(name = "a list", value = PredictExamples.LIST)
              }))
  @APIResponse(
      responseCode = "200",
      description = "One prediction per input, in order.",
      content =
          @Content(
              schema = @Schema(implementation = PredictionAnswer.class),
              examples = {
                @ExampleObject(name = "single-label", value = PredictExamples.ANSWER),
                @ExampleObject(name = "single-label, refused", value = PredictExamples.REFUSAL),
                @ExampleObject(name = "multi-label", value = PredictExamples.MULTI_LABEL),
                @ExampleObject(name = "token", value = PredictExamples.TOKEN),
                @ExampleObject(name = "regression", value = PredictExamples.REGRESSION),
                @ExampleObject(name = "joint", value = PredictExamples.JOINT)
              }))
  @APIResponse(responseCode = "400", ref = ApiDocument.BAD_REQUEST)
  @APIResponse(responseCode = "401", ref = ApiDocument.UNAUTHENTICATED)
  @APIResponse(responseCode = "403", ref = ApiDocument.FORBIDDEN)
  @APIResponse(responseCode = "404", ref = ApiDocument.NOT_FOUND)
  @APIResponse(responseCode = "409", ref = ApiDocument.NOT_DEPLOYED)
  @APIResponse(responseCode = "413", ref = ApiDocument.TOO_LARGE)
  @APIResponse(responseCode = "415", ref = ApiDocument.WRONG_MEDIA_TYPE)
  @APIResponse(responseCode = "422", ref = ApiDocument.UNPROCESSABLE)
  @APIResponse(responseCode = "429", ref = ApiDocument.LIMIT_REACHED)
  @APIResponse(responseCode = "503", ref = ApiDocument.UNAVAILABLE)
  public PredictionAnswer production(
      @Parameter(description = "Name of the model.", example = "feelings") @PathParam("model")
          String model,
      InputStream body)
      throws IOException {
    Caller caller = current.get();
    caller.requireModel(model);
    return answer(caller, model, models.production(caller.tenantId(), model), body);
  }

  @POST
  @Path("/{model}/versions/{version: [1-9][0-9]{0,8}}/predict")
  @Operation(
      operationId = "predictWithVersion",
      summary = "Ask one version",
      description = "Answers with the version of that number, deployed or not.")
  @Parameter(ref = ApiDocument.TENANT)
  @Parameter(ref = ApiDocument.IDEMPOTENCY_KEY)
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = PredictionRequest.class),
              examples = {
                @ExampleObject(name = "one text", value = PredictExamples.ONE_TEXT),
                @ExampleObject(name = "a list", value = PredictExamples.LIST)
              }))
  @APIResponse(
      responseCode = "200",
      description = "One prediction per input, in order.",
      content =
          @Content(
              schema = @Schema(implementation = PredictionAnswer.class),
              examples = {
                @ExampleObject(name = "single-label", value = PredictExamples.ANSWER),
                @ExampleObject(name = "single-label, refused", value = PredictExamples.REFUSAL),
                @ExampleObject(name = "multi-label", value = PredictExamples.MULTI_LABEL),
                @ExampleObject(name = "token", value = PredictExamples.TOKEN),
                @ExampleObject(name = "regression", value = PredictExamples.REGRESSION),
                @ExampleObject(name = "joint", value = PredictExamples.JOINT)
              }))
  @APIResponse(responseCode = "400", ref = ApiDocument.BAD_REQUEST)
  @APIResponse(responseCode = "401", ref = ApiDocument.UNAUTHENTICATED)
  @APIResponse(responseCode = "403", ref = ApiDocument.FORBIDDEN)
  @APIResponse(responseCode = "404", ref = ApiDocument.NOT_FOUND)
  @APIResponse(responseCode = "409", ref = ApiDocument.NOT_DEPLOYED)
  @APIResponse(responseCode = "413", ref = ApiDocument.TOO_LARGE)
  @APIResponse(responseCode = "415", ref = ApiDocument.WRONG_MEDIA_TYPE)
  @APIResponse(responseCode = "422", ref = ApiDocument.UNPROCESSABLE)
  @APIResponse(responseCode = "429", ref = ApiDocument.LIMIT_REACHED)
  @APIResponse(responseCode = "503", ref = ApiDocument.UNAVAILABLE)
  public PredictionAnswer version(
      @Parameter(description = "Name of the model.", example = "feelings") @PathParam("model")
          String model,
      @Parameter(description = "Number of the version.", example = "2") @PathParam("version")
          int version,
      InputStream body)
      throws IOException {
    Caller caller = current.get();
    caller.requireModel(model);
    return answer(caller, model, models.version(caller.tenantId(), model, version), body);
  }

  private PredictionAnswer answer(Caller caller, String model, Route route, InputStream body)
      throws IOException {
    PredictionRequest request = RequestReader.read(body);
    if (request.explain()) {
      throw new NotExplainableException();
    }
    limiter.texts(caller, request.inputs().size());
    Predictions predictions = predictor.predict(route, request.inputs(), request.topK());
    meter.count(
        caller.tenantId(), route.modelId(), predictions.items().size(), predictions.tokens());
    return new PredictionAnswer(
        model,
        route.version(),
        predictions.items(),
        new PredictionAnswer.Usage(predictions.tokens()));
  }
}
