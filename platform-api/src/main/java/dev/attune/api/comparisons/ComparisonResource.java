package dev.attune.api.comparisons;

import dev.attune.api.paging.PathId;
import dev.attune.api.problems.Problem;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.AllowedToMembers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/tenants/{tenant}/models/{model}/versions/{number}/comparison")
@Tag(name = "Models")
@RunOnVirtualThread
class ComparisonResource {
  private final Comparisons comparisons;

  ComparisonResource(Comparisons comparisons) {
    this.comparisons = comparisons;
  }

  @GET
  @AllowedToMembers
  @Operation(
      summary = "Compare a version with another on the same test texts",
      description =
          """
          A paired bootstrap test over the texts that both versions were tested on: better, worse, or \
          not-distinguishable. Answers from before a label was renamed or merged count under its new name.""")
  @APIResponse(
      responseCode = "200",
      description = "What can be said of the version.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ComparisonView.class)))
  @APIResponse(
      responseCode = "409",
      description = "One was trained before its answers to the test texts were kept.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "422",
      description = "They share no test text, or their tasks differ.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public ComparisonView compare(
      @PathParam("model") String model,
      @PathParam("number") String number,
      @Parameter(
              description = "The number of the version to compare with.",
              required = true,
              schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
          @QueryParam("with")
          @Nullable String with) {
    int version = PathId.requiredNumber(number, "version");
    if (with == null) {
      throw Refusal.malformed("with", "must be the number of the version to compare with");
    }
    return comparisons.of(model, version, PathId.requiredNumber(with, "version"));
  }
}
