package dev.attune.gateway.access;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** An operation that does not say which scope it needs. */
@Path("/v1/tenants/{tenant}/unmarked")
@OfTenant
@RunOnVirtualThread
public class UnmarkedResource {
  @GET
  @Operation(hidden = true)
  public String answer() {
    return "Somebody got in.";
  }
}
