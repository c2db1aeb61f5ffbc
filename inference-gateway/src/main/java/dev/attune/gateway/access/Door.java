package dev.attune.gateway.access;

import dev.attune.data.tenancy.Tenancy;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request in when its credential is good, belongs to the tenant of its path and has the
 * scope that the operation needs. An operation that names none is refused to everybody.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
@OfTenant
public class Door implements ContainerRequestFilter {
  private static final String SCHEME = "bearer ";

  private final ApiKeys keys;
  private final Members members;
  private final Tenancy tenancy;
  private final CurrentCaller current;
  private final ResourceInfo operation;
  private final Clock clock;

  Door(
      ApiKeys keys,
      Members members,
      Tenancy tenancy,
      CurrentCaller current,
      ResourceInfo operation,
      Clock clock) {
    this.keys = keys;
    this.members = members;
    this.tenancy = tenancy;
    this.current = current;
    this.operation = operation;
    this.clock = clock;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String tenant = request.getUriInfo().getPathParameters().getFirst("tenant");
    if (tenant == null) {
      throw new UnknownTenantException();
    }
    Scope scope = scope();
    String credential = credential(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    Caller caller =
        credential.startsWith(ApiKeyCredential.PREFIX)
            ? byKey(credential, tenant, scope)
            : members.admit(tenant);
    current.set(caller);
    tenancy.bind(caller.tenantId());
  }

  /**
   * What the current request goes on being let in by when it takes long: an API key that is still
   * good, or a person's membership while his token is.
   */
  public Admission admission(@Nullable String authorization, String tenant) {
    String credential = credential(authorization);
    if (credential.startsWith(ApiKeyCredential.PREFIX)) {
      Scope scope = scope();
      return () -> byKey(credential, tenant, scope);
    }
    return members.admission(current.get(), tenant);
  }

  private Scope scope() {
    Needs needs = operation.getResourceMethod().getAnnotation(Needs.class);
    if (needs == null) {
      throw NotAllowedException.nobody();
    }
    return needs.value();
  }

  private Caller byKey(String sent, String tenant, Scope scope) {
    ApiKeyCredential credential =
        ApiKeyCredential.parse(sent).orElseThrow(UnauthenticatedException::badKey);
    ApiKeyRow key = keys.find(credential.id()).orElseThrow(UnauthenticatedException::badKey);
    if (!credential.matches(key.secretHash())) {
      throw UnauthenticatedException.badKey();
    }
    if (key.revoked()) {
      throw UnauthenticatedException.revokedKey();
    }
    if (key.expired(clock.instant())) {
      throw UnauthenticatedException.expiredKey();
    }
    if (!key.slug().equals(tenant)) {
      throw new UnknownTenantException();
    }
    if (!key.scopes().contains(scope.word())) {
      throw NotAllowedException.noScope(scope);
    }
    return new Caller("key:" + credential.id(), key.tenantId(), key.models(), key.rates());
  }

  private static String credential(@Nullable String authorization) {
    if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      throw UnauthenticatedException.missing();
    }
    return authorization.substring(SCHEME.length()).strip();
  }
}
