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
 */
public record Person(String subject, Optional<String> verifiedEmail) {
  static Person of(JsonWebToken token) {
    @Nullable String email = token.getClaim("email");
    boolean verified = Boolean.TRUE.equals(token.<Object>getClaim("email_verified"));
    return new Person(
        token.getSubject(),
        verified && email != null && !email.isBlank()
            ? Optional.of(email.toLowerCase(Locale.ROOT))
            : Optional.empty());
  }
}
