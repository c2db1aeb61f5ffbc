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

@Path("/api/v1/tenants/{tenant}/paused-annotators")
@Tag(name = "Annotation")
@RunOnVirtualThread
class PausedAnnotatorResource {
  private final PausedAnnotators paused;

  PausedAnnotatorResource(PausedAnnotators paused) {
    this.paused = paused;
  }

  @GET
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(
      summary = "List who is paused in any data set, and waits for a manager",
      description = "The last one who was paused first.")
  public Page<PausedAnnotatorView> list(@BeanParam PageQuery page) {
    return paused.list(page);
  }
}
