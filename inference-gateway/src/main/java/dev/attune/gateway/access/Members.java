package dev.attune.gateway.access;

import dev.attune.gateway.problems.DatabaseUnavailableException;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** People with a bearer token of the identity provider: every member may ask, whatever his role. */
@ApplicationScoped
class Members {
  private final CurrentIdentityAssociation identities;
  private final AccessTable table;

  Members(CurrentIdentityAssociation identities, AccessTable table) {
    this.identities = identities;
    this.table = table;
  }

  /** Lets the request's person in to the tenant of that slug. */
  Caller admit(String slug) {
    JsonWebToken token = token();
    try {
      UUID tenantId =
          table
              .membership(slug, token.getSubject(), verifiedEmail(token))
              .orElseThrow(UnknownTenantException::new);
      return new Caller("person:" + token.getSubject(), tenantId, Set.of(), Rates.UNLIMITED);
    } catch (SQLException e) {
      throw new DatabaseUnavailableException();
    }
  }

  private JsonWebToken token() {
    try {
      SecurityIdentity identity = identities.getDeferredIdentity().await().indefinitely();
      if (identity.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null) {
        return token;
      }
    } catch (AuthenticationFailedException e) {
      throw UnauthenticatedException.badToken();
    } catch (OIDCException e) {
      throw new IdentityProviderUnavailableException();
    }
    throw UnauthenticatedException.badToken();
  }

  private static @Nullable String verifiedEmail(JsonWebToken token) {
    Object verified = token.getClaim("email_verified");
    return "true".equals(String.valueOf(verified)) ? token.getClaim("email") : null;
  }
}
