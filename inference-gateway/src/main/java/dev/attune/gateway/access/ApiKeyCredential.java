package dev.attune.gateway.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a client app sends: {@code atn_<id>_<secret>}. The secret has 256 random bits, so one round
 * of SHA-256 is all the hashing it needs.
 */
final class ApiKeyCredential {
  static final String PREFIX = "atn_";

  private static final Pattern FORM =
      Pattern.compile("atn_([a-z0-9]{12,32})_([A-Za-z0-9_-]{16,128})");

  private final String id;
  private final String secret;

  private ApiKeyCredential(String id, String secret) {
    this.id = id;
    this.secret = secret;
  }

  /** Reads a credential; nothing when it does not have a key's form. */
  static Optional<ApiKeyCredential> parse(String credential) {
    Matcher form = FORM.matcher(credential);
    return form.matches()
        ? Optional.of(new ApiKeyCredential(form.group(1), form.group(2)))
        : Optional.empty();
  }

  /** The public half. */
  String id() {
    return id;
  }

  /** Whether the secret is the one behind a hash; takes the same time wherever they differ. */
  boolean matches(byte[] secretHash) {
    return MessageDigest.isEqual(sha256(secret), secretHash);
  }

  private static byte[] sha256(String value) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return PREFIX + id + "_...";
  }
}
