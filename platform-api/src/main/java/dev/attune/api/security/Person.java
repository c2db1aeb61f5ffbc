package dev.attune.api.security;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in, by the access token.
 *
 * @param subject the identity provider's name for the person, which never changes
 * @param verifiedEmail only when the identity provider has verified it
 * @param operator whether the person runs the platform
 */
public record Person(String subject, Optional<String> verifiedEmail, boolean operator) {
  static Person of(JsonWebToken token, boolean operator) {
    @Nullable String email = token.getClaim("email");
    boolean verified = Boolean.TRUE.equals(token.<Object>getClaim("email_verified"));
    return new Person(
        token.getSubject(),
        verified && email != null && !email.isBlank()
            ? Optional.of(email.toLowerCase(Locale.ROOT))
            : Optional.empty(),
        operator);
  }
}
