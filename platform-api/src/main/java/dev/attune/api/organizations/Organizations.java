package dev.attune.api.organizations;

import dev.attune.api.problems.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.OrganizationResource;
import org.keycloak.admin.client.resource.OrganizationsResource;
import org.keycloak.representations.idm.OrganizationRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Keeps a Keycloak organization behind every tenant. Roles never come from it: the membership table
 * alone says who may do what. Whatever Keycloak cannot do now answers 503, so that the caller's
 * transaction ends without a trace.
 */
@ApplicationScoped
public class Organizations {
  private static final Logger LOG = Logger.getLogger(Organizations.class);
  private static final String TENANT_ID = "tenant_id";
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final Keycloak keycloak;
  private final String realm;

  Organizations(
      Keycloak keycloak,
      @ConfigProperty(name = "quarkus.keycloak.admin-client.realm") String realm) {
    this.keycloak = keycloak;
    this.realm = realm;
  }

  /**
   * Makes the organization of a new tenant, with its first member. An organization that is left
   * over under the same alias, from a creation that went wrong or a tenant that is gone, makes way:
   * the caller holds the slug.
   *
   * @return Keycloak's id of the organization
   */
  public String create(UUID tenantId, String slug, String name, String firstMember) {
    return answered(
        () -> {
          find(slug).ifPresent(this::deleteOrganization);
          OrganizationRepresentation organization = new OrganizationRepresentation();
          organization.setName(slug);
          organization.setAlias(slug);
          organization.setDescription(name);
          organization.setEnabled(true);
          organization.setAttributes(Map.of(TENANT_ID, List.of(tenantId.toString())));
          try (Response response = all().create(organization)) {
            expectSuccess(response.getStatus());
          }
          String id =
              find(slug).orElseThrow(() -> unavailable("the new organization is not there"));
          join(id, firstMember);
          return id;
        });
  }

  /**
   * Removes an organization; one that is not there is no error. Where no answer comes, nobody knows
   * whether it is gone.
   */
  public void delete(String organizationId) {
    try {
      deleteOrganization(organizationId);
    } catch (WebApplicationException | ProcessingException e) {
      LOG.error("Keycloak's admin API failed.", e);
      throw Refusal.unavailable(
          "The identity provider does not answer as it should. It may have deleted its part; ask for the deletion again soon.");
    }
  }

  /** Adds the person with that verified e-mail, if Keycloak knows one. */
  public void invite(String organizationId, String email) {
    answered(
        () -> {
          userByEmail(email).ifPresent(user -> join(organizationId, user));
          return organizationId;
        });
  }

  /** Takes the person out, by subject or else by e-mail; one who is not in it is no error. */
  public void remove(String organizationId, Optional<String> subject, String email) {
    answered(
        () -> {
          subject.or(() -> userByEmail(email)).ifPresent(user -> leave(organizationId, user));
          return organizationId;
        });
  }

  /**
   * Adds a person who is signing in; when Keycloak is slow to answer, signing in goes on anyway.
   */
  public void joinIfPossible(String organizationId, String subject) {
    try {
      join(organizationId, subject);
    } catch (RuntimeException e) {
      LOG.warnf(e, "A member could not be added to organization %s.", organizationId);
    }
  }

  private Optional<String> find(String slug) {
    return all().search(slug, true, 0, 10).stream()
        .filter(organization -> slug.equals(organization.getAlias()))
        .map(OrganizationRepresentation::getId)
        .findFirst();
  }

  private Optional<String> userByEmail(String email) {
    return keycloak.realm(realm).users().searchByEmail(email, true).stream()
        .filter(user -> Boolean.TRUE.equals(user.isEmailVerified()))
        .map(UserRepresentation::getId)
        .findFirst();
  }

  private void join(String organizationId, String user) {
    try (Response response = one(organizationId).members().addMember(user)) {
      if (response.getStatus() != CONFLICT) {
        expectSuccess(response.getStatus());
      }
    } catch (WebApplicationException e) {
      if (e.getResponse().getStatus() != CONFLICT) {
        throw e;
      }
    }
  }

  private void leave(String organizationId, String user) {
    try (Response response = one(organizationId).members().member(user).delete()) {
      LOG.debugf("Keycloak answered %d to a leave.", response.getStatus());
    } catch (NotFoundException e) {
      LOG.debug("The person was not in the organization.");
    }
  }

  private void deleteOrganization(String organizationId) {
    try (Response response = one(organizationId).delete()) {
      if (response.getStatus() != NOT_FOUND && !isSuccess(response.getStatus())) {
        throw new WebApplicationException(response.getStatus());
      }
    } catch (NotFoundException e) {
      LOG.debug("The organization was gone already.");
    }
  }

  private static void expectSuccess(int status) {
    if (!isSuccess(status)) {
      throw unavailable("Keycloak answered " + status);
    }
  }

  private static boolean isSuccess(int status) {
    return Response.Status.Family.familyOf(status) == Response.Status.Family.SUCCESSFUL;
  }

  private static <T> T answered(Supplier<T> work) {
    try {
      return work.get();
    } catch (WebApplicationException | ProcessingException e) {
      LOG.error("Keycloak's admin API failed.", e);
      throw unavailable(e.getClass().getSimpleName());
    }
  }

  private static Refusal unavailable(String why) {
    LOG.warnf("Keycloak could not be used: %s.", why);
    return Refusal.unavailable(
        "The identity provider does not answer as it should. Nothing was changed; try again soon.");
  }

  private OrganizationsResource all() {
    return keycloak.realm(realm).organizations();
  }

  private OrganizationResource one(String organizationId) {
    return all().get(organizationId);
  }
}
