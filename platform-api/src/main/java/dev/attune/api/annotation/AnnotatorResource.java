package dev.attune.api.annotation;

import dev.attune.api.paging.Page;
import dev.attune.api.paging.PathId;
import dev.attune.api.security.Allowed;
import dev.attune.api.security.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Who annotates, and how they do on gold questions. */
@Path("/api/v1/tenants/{tenant}/datasets/{dataset}/annotation/annotators")
@Tag(name = "Annotation")
@RunOnVirtualThread
class AnnotatorResource {
  private final Annotators annotators;

  AnnotatorResource(Annotators annotators) {
    this.annotators = annotators;
  }

  @GET
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(summary = "List who has answered, how they do on gold questions, and who is paused")
  public Page<AnnotatorView> list(@PathParam("dataset") String dataset) {
    return annotators.list(dataset);
  }

  @DELETE
  @Path("{id}/pause")
  @Allowed({Role.OWNER, Role.MANAGER})
  @ResponseStatus(204)
  @Operation(
      summary = "Let an annotator on who was paused",
      description = "Only answers to gold questions from now on are judged.")
  public void letOn(@PathParam("dataset") String dataset, @PathParam("id") String id) {
    annotators.letOn(dataset, PathId.requiredUuid(id, "annotator"));
  }
}
