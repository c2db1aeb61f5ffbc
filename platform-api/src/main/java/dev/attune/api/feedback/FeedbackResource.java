package dev.attune.api.feedback;

import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.paging.PathId;
import dev.attune.api.security.AllowedToMembers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tenants/{tenant}/models/{model}/versions/{number}/feedback")
@Tag(name = "Models")
@RunOnVirtualThread
class FeedbackResource {
  private final VersionFeedback feedback;

  FeedbackResource(VersionFeedback feedback) {
    this.feedback = feedback;
  }

  @GET
  @AllowedToMembers
  @Operation(
      summary = "List what people said of a version's predictions, newest first",
      description =
          """
          What was right and what the version had answered, with the comments; auditors get no comments, which are \
          people's own words.""")
  public Page<FeedbackView> list(
      @PathParam("model") String model,
      @PathParam("number") String number,
      @BeanParam PageQuery page) {
    return feedback.list(model, PathId.requiredNumber(number, "version"), page);
  }

  @GET
  @Path("summary")
  @AllowedToMembers
  @Operation(
      summary = "Count a version's feedback and how far the version agreed with it",
      description =
          "People speak up when something is wrong, so agreement is no measure of accuracy.")
  public FeedbackSummary summary(
      @PathParam("model") String model, @PathParam("number") String number) {
    return feedback.summary(model, PathId.requiredNumber(number, "version"));
  }
}
