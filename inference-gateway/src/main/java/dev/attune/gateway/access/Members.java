package dev.attune.gateway.access;

import dev.attune.data.text.PlainText;
import dev.attune.gateway.problems.DatabaseUnavailableException;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** People with a bearer token of the identity provider: every member may ask, whatever his role. */
@ApplicationScoped
class Members {
  private record Person(String subject, @Nullable String verifiedEmail) {
    Person(JsonWebToken token) {
      this(token.getSubject(), Members.verifiedEmail(token));
    }
  }

  private final CurrentIdentityAssociation identities;
  private final AccessTable table;
  private final AccessConfig config;
  private final Clock clock;

  Members(
      CurrentIdentityAssociation identities, AccessTable table, AccessConfig config, Clock clock) {
    this.identities = identities;
    this.table = table;
    this.config = config;
    this.clock = clock;
  }

  /** Lets the request's person in to the tenant of that slug. */
  Caller admit(String slug) {
    return admit(slug, new Person(token()));
  }

  /**
   * Goes on letting in the request's person, who has just been let in, for as long as he is a
   * member and his token is good.
   */
  Admission admission(Caller admitted, String slug) {
    JsonWebToken token = token();
    Person person = new Person(token);
    return new MemberAdmission(
        admitted,
        () -> admit(slug, person),
        Instant.ofEpochSecond(token.getExpirationTime()),
        config.memberFreshness(),
        clock);
  }

  private Caller admit(String slug, Person person) {
    if (!PlainText.isStorable(slug)) {
      throw new UnknownTenantException();
    }
    try {
      UUID tenantId =
          table
              .membership(slug, person.subject(), person.verifiedEmail())
              .orElseThrow(UnknownTenantException::new);
      return new Caller("person:" + person.subject(), tenantId, Set.of(), Rates.UNLIMITED);
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
