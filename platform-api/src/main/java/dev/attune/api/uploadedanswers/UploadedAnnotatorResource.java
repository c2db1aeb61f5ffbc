package dev.attune.api.uploadedanswers;

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
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Who answered elsewhere, by the names that came with uploads. */
@Path("/api/v1/tenants/{tenant}/datasets/{dataset}/annotation/uploaded-annotators")
@Tag(name = "Annotation")
@RunOnVirtualThread
class UploadedAnnotatorResource {
  private static final String WHAT = "annotator";

  private final UploadedAnnotators annotators;

  UploadedAnnotatorResource(UploadedAnnotators annotators) {
    this.annotators = annotators;
  }

  @GET
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(
      summary = "List who answered elsewhere",
      description = "In the order in which uploads named them first.")
  public Page<UploadedAnnotatorView> list(
      @PathParam("dataset") String dataset, @BeanParam PageQuery page) {
    return annotators.list(dataset, page);
  }

  @GET
  @Path("{id}")
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(summary = "Show somebody who answered elsewhere")
  public UploadedAnnotatorView get(
      @PathParam("dataset") String dataset, @PathParam("id") String id) {
    return annotators.get(dataset, PathId.requiredUuid(id, WHAT));
  }

  @PATCH
  @Path("{id}")
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(
      summary = "Give somebody who answered elsewhere another name",
      description =
          "If somebody in the data set has that name already, both are one person from then on,"
              + " which is refused where both have answered the same text. The answer is who has the name now.")
  public UploadedAnnotatorView rename(
      @PathParam("dataset") String dataset,
      @PathParam("id") String id,
      @Valid @NotNull NewName name) {
    return annotators.rename(dataset, PathId.requiredUuid(id, WHAT), name);
  }

  @DELETE
  @Path("{id}")
  @Allowed({Role.OWNER, Role.MANAGER})
  @ResponseStatus(204)
  @Operation(
      summary = "Forget the name of somebody who answered elsewhere",
      description =
          "The answers stay and belong to nobody: they are compared with others, but not told"
              + " apart from those of others without a name.")
  public void forget(@PathParam("dataset") String dataset, @PathParam("id") String id) {
    annotators.forget(dataset, PathId.requiredUuid(id, WHAT));
  }
}
