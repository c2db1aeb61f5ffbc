package dev.attune.api.labels;

import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
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
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tenants/{tenant}/datasets/{dataset}/labels")
@Tag(name = "Data sets")
@RunOnVirtualThread
class LabelsResource {
  private final LabelUses uses;
  private final LabelChanges changes;
  private final LabelHistory history;

  LabelsResource(LabelUses uses, LabelChanges changes, LabelHistory history) {
    this.uses = uses;
    this.changes = changes;
    this.history = history;
  }

  @GET
  @AllowedToMembers
  @Operation(
      summary = "List the labels, or scales, of a data set with what has them",
      description = "In the order of the task. An example or an answer counts once for each label.")
  public Page<LabelUse> list(@PathParam("dataset") String dataset) {
    return uses.list(dataset);
  }

  @GET
  @Path("changes")
  @AllowedToMembers
  @Operation(summary = "List how labels were renamed, merged and deleted, the newest first")
  public Page<LabelChangeView> changes(
      @PathParam("dataset") String dataset, @BeanParam PageQuery page) {
    return history.list(dataset, page);
  }

  @POST
  @Path("changes")
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(
      summary = "Rename, merge or delete a label",
      description =
          """
          The task, the right answers of examples and the answers of annotators change together, or not at all; \
          snapshots stay as they were. A scale of a regression can be renamed. A label that answers have is deleted \
          only when answers says what becomes of them: move (they have the label in "to" instead), strip (they lose \
          the label or its entities and keep the rest; not where a text has one label), discard (they are taken \
          back: examples are unlabelled and people are asked again).""")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = NewLabelChange.class),
              examples = {
                @ExampleObject(
                    name = "rename",
                    value =
                        "{\"action\": \"rename\", \"label\": \"cheerful\", \"to\": \"joyful\"}"),
                @ExampleObject(
                    name = "merge",
                    value = "{\"action\": \"merge\", \"label\": \"cheerful\", \"to\": \"joy\"}"),
                @ExampleObject(
                    name = "delete",
                    value =
                        "{\"action\": \"delete\", \"label\": \"cheerful\", \"answers\": \"discard\"}")
              }))
  public LabelChangeView change(
      @PathParam("dataset") String dataset, @Valid @NotNull NewLabelChange change) {
    return changes.make(dataset, change);
  }
}
