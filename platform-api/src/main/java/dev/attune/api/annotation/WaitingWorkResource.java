package dev.attune.api.annotation;

import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.security.Allowed;
import dev.attune.api.security.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tenants/{tenant}/waiting-work")
@Tag(name = "Annotation")
@RunOnVirtualThread
class WaitingWorkResource {
  private final WaitingWork waiting;

  WaitingWorkResource(WaitingWork waiting) {
    this.waiting = waiting;
  }

  @GET
  @Allowed({Role.OWNER, Role.MANAGER, Role.ANNOTATOR})
  @Operation(
      summary = "List the data sets in which something waits for the caller",
      description =
          "Examples to answer, answers that were sent back and, for owners and managers, examples"
              + " to decide. In the order of the data sets' names.")
  public Page<WaitingWorkView> list(@BeanParam PageQuery page) {
    return waiting.list(page);
  }
}
