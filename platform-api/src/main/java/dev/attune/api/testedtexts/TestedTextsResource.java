package dev.attune.api.testedtexts;

import dev.attune.api.paging.PageQuery;
import dev.attune.api.paging.PathId;
import dev.attune.api.problems.Problem;
import dev.attune.api.security.AllowedToMembers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tenants/{tenant}/models/{model}/versions/{number}/tested-texts")
@Tag(name = "Models")
@RunOnVirtualThread
class TestedTextsResource {
  private final TestedTexts texts;

  TestedTextsResource(TestedTexts texts) {
    this.texts = texts;
  }

  @GET
  @AllowedToMembers
  @Operation(
      summary = "List the texts that a version was tested on, with its answers",
      description =
          """
          The texts behind a figure: those of a group, of a cell of the confusion matrix, or those that are wrong. Texts are \
          read from the data set; one that has been deleted since is listed without its text, and for annotators not at all. Auditors get no \
          texts, and no groups that metadata or language tell apart. Annotators do not get texts that people are asked about.""")
  @APIResponse(
      responseCode = "200",
      description = "Some of the texts.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = TestedTextsView.class)))
  @APIResponse(
      responseCode = "409",
      description = "The version was trained before what is asked for was kept.",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public TestedTextsView list(
      @PathParam("model") String model,
      @PathParam("number") String number,
      @BeanParam TestedTextsQuery query,
      @BeanParam PageQuery page) {
    return texts.list(model, PathId.requiredNumber(number, "version"), query, page);
  }
}
