package dev.attune.api.labelerrors;

import dev.attune.api.paging.PageQuery;
import dev.attune.api.security.Allowed;
import dev.attune.api.security.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tenants/{tenant}/datasets/{dataset}/label-errors")
@Tag(name = "Data sets")
@RunOnVirtualThread
class LabelErrorsResource {
  private final LabelErrors errors;

  LabelErrorsResource(LabelErrors errors) {
    this.errors = errors;
  }

  @GET
  @Allowed({Role.OWNER, Role.MANAGER, Role.AUDITOR})
  @Operation(
      summary = "List the labels that are probably wrong",
      description =
          """
          After each training of a task that gives labels to whole texts, five models that had not seen them answer \
          all texts of the snapshot; a label that they are sure against is probably wrong (confident learning). The list \
          is that of the newest training, the most suspect first, at most 1,000; each output counts in suspects how many there were. What somebody has \
          relabelled or decided since is no longer in it. Auditors get no texts.""")
  public LabelErrorsView list(
      @PathParam("dataset") String dataset,
      @BeanParam LabelErrorsQuery query,
      @BeanParam PageQuery page) {
    return errors.list(dataset, query, page);
  }
}
