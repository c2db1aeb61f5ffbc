package dev.attune.api.security;

import dev.attune.api.problems.Refusal;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * The one place where it is decided who may call what. Resolves the tenant of the path through the
 * caller's membership, binds the request to it and compares the role with what the operation
 * allows. An operation that says nothing is refused to everybody.
 */
class Door {
  /** The path parameter that names the tenant. */
  static final String TENANT = "tenant";

  /** The role that the identity provider gives to whoever runs the platform. */
  private static final String OPERATOR = "operator";

  private final CurrentIdentityAssociation identities;
  private final Memberships memberships;
  private final Caller caller;

  Door(CurrentIdentityAssociation identities, Memberships memberships, Caller caller) {
    this.identities = identities;
    this.memberships = memberships;
    this.caller = caller;
  }

  @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
  void admit(ContainerRequestContext request, ResourceInfo resource) {
    Person person = person();
    String slug = request.getUriInfo().getPathParameters().getFirst(TENANT);
    Method operation = resource.getResourceMethod();
    if (slug == null) {
      if (!operation.isAnnotationPresent(AllowedToSignedIn.class)) {
        throw Refusal.forbidden("Nobody may do this.");
      }
      caller.enter(person, null);
      return;
    }
    if (operation.isAnnotationPresent(AllowedToOperators.class) && person.operator()) {
      caller.operate(
          person,
          memberships
              .operate(slug)
              .orElseThrow(() -> Refusal.notFound("There is nothing at this address.")));
      return;
    }
    Membership membership =
        memberships
            .enter(slug, person)
            .orElseThrow(() -> Refusal.notFound("There is nothing at this address."));
    caller.enter(person, membership);
    checkRole(operation, membership.role());
  }

  private static void checkRole(Method operation, Role role) {
    Allowed allowed = operation.getAnnotation(Allowed.class);
    List<Role> roles =
        allowed != null
            ? Arrays.asList(allowed.value())
            : operation.isAnnotationPresent(AllowedToMembers.class)
                ? Arrays.asList(Role.values())
                : List.of();
    if (!roles.contains(role)) {
      throw Refusal.forbidden("Your role here, " + role.word() + ", does not allow this.");
    }
  }

  private Person person() {
    SecurityIdentity identity = identities.getDeferredIdentity().await().indefinitely();
    if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
      throw new UnauthorizedException();
    }
    return Person.of(token, identity.hasRole(OPERATOR));
  }
}
