package dev.attune.console.web;

import dev.attune.console.platform.tenants.TenantsApi;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Learns the organisation of a page, and the reader's role in it, before the page is made. */
public class EnterTenant {

  private final TenantsApi tenants;
  private final CurrentFrame frame;

  public EnterTenant(@RestClient TenantsApi tenants, CurrentFrame frame) {
    this.tenants = tenants;
    this.frame = frame;
  }

  @ServerRequestFilter
  void enter(ContainerRequestContext request) {
    var slug = request.getUriInfo().getPathParameters().getFirst("tenant");
    if (slug != null) {
      frame.enter(tenants.get(slug));
    }
  }
}
