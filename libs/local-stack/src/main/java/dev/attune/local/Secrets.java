package dev.attune.local;

import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets that need no quoting anywhere. */
public final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  /** 192 random bits in the URL-safe base-64 alphabet. */
  public static String generate() {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
