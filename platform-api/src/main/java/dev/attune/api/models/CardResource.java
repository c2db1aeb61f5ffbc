package dev.attune.api.models;

import dev.attune.api.paging.PathId;
import dev.attune.api.security.AllowedToMembers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tenants/{tenant}/models/{model}/versions/{number}/card")
@Tag(name = "Models")
@RunOnVirtualThread
class CardResource {
  private static final MediaType MARKDOWN = new MediaType("text", "markdown", "UTF-8");

  private final Cards cards;

  CardResource(Cards cards) {
    this.cards = cards;
  }

  @GET
  @AllowedToMembers
  @Operation(
      summary = "Show a version's card",
      description =
          "Data, quality with intervals, limits and warnings, from what is on record; JSON or Markdown by Accept.")
  @APIResponse(
      responseCode = "200",
      description = "The card.",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = ModelCard.class)),
        @Content(
            mediaType = "text/markdown",
            schema = @Schema(type = SchemaType.STRING),
            examples = @ExampleObject(name = "card", value = "# feelings-en, version 2\n"))
      })
  public Response card(
      @PathParam("model") String model,
      @PathParam("number") String number,
      @Context HttpHeaders headers) {
    ModelCard card = cards.of(model, PathId.requiredNumber(number, "version"));
    for (MediaType accepted : headers.getAcceptableMediaTypes()) {
      if (accepted.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
        return Response.ok(card, MediaType.APPLICATION_JSON_TYPE).build();
      }
      if (accepted.isCompatible(MARKDOWN)) {
        return Response.ok(CardMarkdown.of(card), MARKDOWN).build();
      }
    }
    throw new NotAcceptableException();
  }
}
