package dev.attune.api.annotation;

import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.paging.PathId;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Allowed;
import dev.attune.api.security.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What reviewers do. */
@Path("/api/v1/tenants/{tenant}/datasets/{dataset}/annotation/examples")
@Tag(name = "Annotation")
@RunOnVirtualThread
class ReviewResource {
  private static final String EXAMPLE = "example to annotate";

  private final Reviews reviews;
  private final Doubts doubts;
  private final Restoring restoring;

  ReviewResource(Reviews reviews, Doubts doubts, Restoring restoring) {
    this.reviews = reviews;
    this.doubts = doubts;
    this.restoring = restoring;
  }

  @GET
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(summary = "List examples with what people said about them")
  public Page<ReviewItem> list(
      @PathParam("dataset") String dataset,
      @BeanParam ReviewQuery query,
      @BeanParam PageQuery page) {
    return reviews.list(dataset, query, page);
  }

  @GET
  @Path("{example}")
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(summary = "Show an example with what people said about it")
  public ReviewItem get(
      @PathParam("dataset") String dataset, @PathParam("example") String example) {
    return reviews.get(dataset, PathId.requiredUuid(example, EXAMPLE));
  }

  @GET
  @Path("{example}/history")
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(
      summary = "List what happened to an example, the oldest first",
      description = "The first 1,000 events. Answers have the labels of then.")
  public Page<HistoryEntry> history(
      @PathParam("dataset") String dataset, @PathParam("example") String example) {
    return reviews.history(dataset, PathId.requiredUuid(example, EXAMPLE));
  }

  @POST
  @Path("{example}/history/{id}/restore")
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(
      summary = "Make an example again what it was at an event of its history",
      description =
          """
          What was answered or decided then is decided by the caller now, under the names that its labels have now; \
          where nothing was decided, the decision of now is taken back. People's answers stay as they are. \
          Refused (409) where a label of the answer has been deleted since.""")
  public ReviewItem restore(
      @PathParam("dataset") String dataset,
      @PathParam("example") String example,
      @PathParam("id") String id,
      @QueryParam("latest")
          @Parameter(
              description =
                  "The newest event that the caller knows of; refused (409) when there are others"
                      + " since. Not checked when it is not said.")
          @Nullable String latest) {
    UUID restored = PathId.requiredUuid(example, EXAMPLE);
    restoring.restore(
        dataset,
        restored,
        PathId.requiredUuid(id, "event of this example"),
        latest == null ? null : known(latest));
    return reviews.get(dataset, restored);
  }

  private static UUID known(String latest) {
    return PathId.uuid(latest)
        .orElseThrow(() -> Refusal.malformed("latest", "must be the id of an event"));
  }

  @PUT
  @Path("{example}/decision")
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(summary = "Decide what is right, whatever people said")
  public ReviewItem decide(
      @PathParam("dataset") String dataset,
      @PathParam("example") String example,
      @Valid @NotNull NewDecision decision) {
    return reviews.decide(dataset, PathId.requiredUuid(example, EXAMPLE), decision);
  }

  @DELETE
  @Path("{example}/decision")
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(summary = "Take back what was decided")
  public ReviewItem undecide(
      @PathParam("dataset") String dataset,
      @PathParam("example") String example,
      @QueryParam("decisionSeen")
          @Parameter(
              description =
                  "When what the caller sees decided was decided, upload where it came with an"
                      + " upload and has no time, none where they see nothing decided; refused (409)"
                      + " when something else is decided by now. Not checked when it is not said.")
          @Nullable String decisionSeen) {
    return reviews.undecide(
        dataset, PathId.requiredUuid(example, EXAMPLE), SeenDecision.inParameter(decisionSeen));
  }

  @PUT
  @Path("{example}/review")
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(
      summary = "Leave a labelled example to a reviewer",
      description =
          """
          Takes its label back, whoever or whatever gave it, so that it is in no new snapshot until somebody has decided. \
          The data set must have an annotation plan.""")
  public ReviewItem review(
      @PathParam("dataset") String dataset, @PathParam("example") String example) {
    UUID id = PathId.requiredUuid(example, EXAMPLE);
    doubts.review(dataset, id);
    return reviews.get(dataset, id);
  }

  @POST
  @Path("{example}/return")
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(
      summary = "Send an answer back to who gave it",
      description = "The person has it before them first, with their answer and the note.")
  public ReviewItem sendBack(
      @PathParam("dataset") String dataset,
      @PathParam("example") String example,
      @Valid @NotNull NewReturn wanted) {
    return reviews.sendBack(dataset, PathId.requiredUuid(example, EXAMPLE), wanted);
  }
}
