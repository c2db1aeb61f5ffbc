package dev.attune.api.annotation;

import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.paging.PathId;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What reviewers do. */
@Path("/api/v1/tenants/{tenant}/datasets/{dataset}/annotation/examples")
@Tag(name = "Annotation")
@RunOnVirtualThread
class ReviewResource {
  private static final String EXAMPLE = "example to annotate";

  private final Reviews reviews;
  private final Doubts doubts;

  ReviewResource(Reviews reviews, Doubts doubts) {
    this.reviews = reviews;
    this.doubts = doubts;
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
  @Operation(summary = "List what happened to an example, the oldest first")
  public Page<HistoryEntry> history(
      @PathParam("dataset") String dataset, @PathParam("example") String example) {
    return reviews.history(dataset, PathId.requiredUuid(example, EXAMPLE));
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
      @PathParam("dataset") String dataset, @PathParam("example") String example) {
    return reviews.undecide(dataset, PathId.requiredUuid(example, EXAMPLE));
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
