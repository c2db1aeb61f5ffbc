package dev.attune.api.examples;

import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.security.AllowedToMembers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tenants/{tenant}/datasets/{dataset}/examples")
@Tag(name = "Examples")
@RunOnVirtualThread
class ExamplesResource {
  private final Examples examples;

  ExamplesResource(Examples examples) {
    this.examples = examples;
  }

  @GET
  @AllowedToMembers
  @Operation(
      summary = "List examples, oldest first",
      description = "Auditors get no texts and no metadata, and cannot search texts.")
  public Page<ExampleView> list(
      @PathParam("dataset") String dataset,
      @BeanParam ExampleQuery query,
      @BeanParam PageQuery page) {
    return examples.list(dataset, query, page);
  }
}
