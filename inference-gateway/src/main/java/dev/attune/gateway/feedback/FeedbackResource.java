package dev.attune.gateway.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.gateway.access.Caller;
import dev.attune.gateway.access.CurrentCaller;
import dev.attune.gateway.access.Needs;
import dev.attune.gateway.access.OfTenant;
import dev.attune.gateway.access.Scope;
import dev.attune.gateway.bodies.Bodies;
import dev.attune.gateway.ids.AnswerCode;
import dev.attune.gateway.problems.ApiDocument;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What would have been the right answer. */
@Path("/v1/tenants/{tenant}/predictions")
@OfTenant
@Tag(name = "feedback")
@SecurityRequirement(name = ApiDocument.API_KEY)
@SecurityRequirement(name = ApiDocument.TOKEN)
@RunOnVirtualThread
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class FeedbackResource {
  private static final int MAX_BYTES = 200_000;
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final CurrentCaller current;
  private final Bodies bodies;
  private final FeedbackTable table;

  FeedbackResource(CurrentCaller current, Bodies bodies, FeedbackTable table) {
    this.current = current;
    this.bodies = bodies;
    this.table = table;
  }

  @POST
  @Needs(Scope.FEEDBACK)
  @Path("/{id}/feedback")
  @Operation(
      operationId = "giveFeedback",
      summary = "Say what would have been right",
      description =
          "Stores what a person says would have been the right answer to a prediction, checked"
              + " against the labels of the version that answered. Feedback of the same API key or"
              + " person on the same prediction replaces the earlier.")
  @Parameter(ref = ApiDocument.TENANT)
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = FeedbackRequest.class),
              examples = {
                @ExampleObject(name = "single-label", value = FeedbackExamples.LABEL),
                @ExampleObject(name = "multi-label", value = FeedbackExamples.LABELS),
                @ExampleObject(name = "token", value = FeedbackExamples.ENTITIES),
                @ExampleObject(name = "regression", value = FeedbackExamples.VALUES),
                @ExampleObject(name = "joint", value = FeedbackExamples.OUTPUTS)
              }))
  @APIResponse(
      responseCode = "200",
      description = "It is stored.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = FeedbackReceipt.class),
              examples = @ExampleObject(name = "corrected", value = FeedbackExamples.RECEIPT)))
  @APIResponse(responseCode = "400", ref = ApiDocument.BAD_REQUEST)
  @APIResponse(responseCode = "401", ref = ApiDocument.UNAUTHENTICATED)
  @APIResponse(responseCode = "403", ref = ApiDocument.FORBIDDEN)
  @APIResponse(responseCode = "404", ref = ApiDocument.NOT_FOUND)
  @APIResponse(responseCode = "413", ref = ApiDocument.TOO_LARGE)
  @APIResponse(responseCode = "415", ref = ApiDocument.WRONG_MEDIA_TYPE)
  @APIResponse(responseCode = "422", ref = ApiDocument.UNPROCESSABLE)
  @APIResponse(responseCode = "429", ref = ApiDocument.LIMIT_REACHED)
  @APIResponse(responseCode = "503", ref = ApiDocument.UNAVAILABLE)
  public FeedbackReceipt give(
      @Parameter(
              description = "The id of the prediction.",
              example = "019b0d5e-6f2a-7c31-9b1e-0a4f5d2c7e11")
          @PathParam("id")
          String id,
      @Context HttpHeaders headers,
      InputStream body)
      throws IOException {
    Caller caller = current.get();
    UUID prediction = prediction(id);
    try (InputStream held = bodies.open(caller.tenantId(), body, headers, MAX_BYTES)) {
      JsonNode json = FeedbackReader.parse(held);
      Judged judged =
          table.find(caller.tenantId(), prediction).orElseThrow(UnknownPredictionException::new);
      caller.requireModel(judged.model());
      Feedback feedback = FeedbackReader.read(json, judged.task());
      table.replace(caller.tenantId(), prediction, judged, caller.id(), feedback);
      return new FeedbackReceipt(
          prediction,
          judged.model(),
          judged.version(),
          AnswerCode.agreement(judged.task(), judged.issued().code(), feedback.right()));
    }
  }

  private static UUID prediction(String id) {
    if (!UUID_FORM.matcher(id).matches()) {
      throw new UnknownPredictionException();
    }
    return UUID.fromString(id);
  }
}
