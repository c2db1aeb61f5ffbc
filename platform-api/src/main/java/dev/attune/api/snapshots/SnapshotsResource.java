package dev.attune.api.snapshots;

import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.paging.PathId;
import dev.attune.api.security.Allowed;
import dev.attune.api.security.AllowedToMembers;
import dev.attune.api.security.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/tenants/{tenant}/datasets/{dataset}/snapshots")
@Tag(name = "Snapshots")
@RunOnVirtualThread
class SnapshotsResource {
  private final Snapshots snapshots;
  private final SnapshotChanges changes;

  SnapshotsResource(Snapshots snapshots, SnapshotChanges changes) {
    this.snapshots = snapshots;
    this.changes = changes;
  }

  @POST
  @Allowed({Role.OWNER, Role.MANAGER})
  @ResponseStatus(201)
  @APIResponse(
      responseCode = "201",
      description = "The snapshot.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = SnapshotView.class)))
  @Operation(
      summary = "Take a snapshot",
      description =
          """
          Freezes the labelled examples with their splits. No split may be empty. In a single-label task every label \
          must be in every split, in other tasks every label in training.""")
  public SnapshotView take(
      @PathParam("dataset") String dataset, @Valid @NotNull NewSnapshot snapshot) {
    return snapshots.take(dataset, snapshot);
  }

  @GET
  @AllowedToMembers
  @Operation(summary = "List the snapshots, newest first")
  public Page<SnapshotView> list(@PathParam("dataset") String dataset, @BeanParam PageQuery page) {
    return snapshots.list(dataset, page);
  }

  @GET
  @Path("{number}")
  @AllowedToMembers
  @Operation(summary = "Show a snapshot")
  public SnapshotView get(
      @PathParam("dataset") String dataset, @PathParam("number") String number) {
    return snapshots.get(dataset, PathId.requiredNumber(number, "snapshot"));
  }

  @GET
  @Path("{number}/changes")
  @Allowed({Role.OWNER, Role.MANAGER, Role.AUDITOR})
  @Operation(
      summary = "Compare a snapshot with an earlier one",
      description =
          """
          Which examples were added, removed, given another answer (relabelled) or put into another split (moved) since \
          another snapshot, with counts of all and a page of single ones. Auditors get no texts; annotators, \
          who are not to know the answers of others, get nothing.""")
  public SnapshotChangesView changes(
      @PathParam("dataset") String dataset,
      @PathParam("number") String number,
      @BeanParam ChangesQuery query,
      @BeanParam PageQuery page) {
    return changes.between(dataset, PathId.requiredNumber(number, "snapshot"), query, page);
  }
}
