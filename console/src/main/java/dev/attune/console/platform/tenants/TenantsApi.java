package dev.attune.console.platform.tenants;

import dev.attune.console.platform.Page;
import dev.attune.console.platform.ProblemReader;
import dev.attune.console.platform.annotation.PausedAnnotator;
import dev.attune.console.platform.annotation.WaitingWork;
import io.quarkus.oidc.token.propagation.common.AccessToken;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/**
 * Organisations and what belongs to them as a whole. Every refusal is a {@code ProblemException}.
 */
@Path("/api/v1/tenants")
@RegisterRestClient(configKey = "platform-api")
@RegisterProvider(ProblemReader.class)
@AccessToken
public interface TenantsApi {

  /** What founds an organisation. */
  record NewTenant(String slug, String name, String locale) {}

  /** What may change later. */
  record TenantChange(String name, String locale, Tenant.ServingPolicy serving) {}

  record Invitation(String email, String role) {}

  record RoleChange(String role) {}

  record NewKey(
      String name,
      List<String> scopes,
      List<String> models,
      @Nullable Instant expiresAt,
      Rates limits) {}

  /** All of a key's own limits. */
  record KeyChange(Rates limits) {}

  @GET
  Page<Tenant> mine(@QueryParam("limit") int limit);

  @POST
  Tenant create(NewTenant tenant);

  @GET
  @Path("{tenant}")
  Tenant get(String tenant);

  @PATCH
  @Path("{tenant}")
  Tenant change(String tenant, TenantChange change);

  @DELETE
  @Path("{tenant}")
  void delete(String tenant);

  /** Who waits in any data set to be let on; for those who manage. */
  @GET
  @Path("{tenant}/paused-annotators")
  Page<PausedAnnotator> pausedAnnotators(String tenant, @QueryParam("limit") int limit);

  /** What waits for the caller in each data set; for those who annotate. */
  @GET
  @Path("{tenant}/waiting-work")
  Page<WaitingWork> waitingWork(String tenant, @QueryParam("limit") int limit);

  @GET
  @Path("{tenant}/members")
  Page<Member> members(
      String tenant, @QueryParam("limit") int limit, @QueryParam("after") @Nullable String after);

  @POST
  @Path("{tenant}/members")
  Member invite(String tenant, Invitation invitation);

  @PATCH
  @Path("{tenant}/members/{member}")
  Member changeRole(String tenant, String member, RoleChange change);

  @DELETE
  @Path("{tenant}/members/{member}")
  void remove(String tenant, String member);

  @GET
  @Path("{tenant}/api-keys")
  Page<ApiKey> keys(
      String tenant, @QueryParam("limit") int limit, @QueryParam("after") @Nullable String after);

  @POST
  @Path("{tenant}/api-keys")
  ApiKey createKey(String tenant, NewKey key);

  @PATCH
  @Path("{tenant}/api-keys/{key}")
  ApiKey changeKey(String tenant, String key, KeyChange change);

  @DELETE
  @Path("{tenant}/api-keys/{key}")
  void revokeKey(String tenant, String key);

  @GET
  @Path("{tenant}/usage")
  Page<Usage> usage(
      String tenant, @QueryParam("from") LocalDate from, @QueryParam("to") LocalDate to);

  @GET
  @Path("{tenant}/limits")
  Limits limits(String tenant);

  @GET
  @Path("{tenant}/audit-log")
  AuditLogPage auditLog(
      String tenant, @QueryParam("limit") int limit, @QueryParam("after") @Nullable String after);
}
