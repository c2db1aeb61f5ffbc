package dev.attune.api.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A freshly drawn key: {@code atn_<id>_<secret>}, the id 16 characters of a-z and 0-9, the secret
 * 256 random bits in hexadecimal. The hash is SHA-256 over the secret's ASCII characters.
 */
record Secret(String id, String secret) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int ID_LENGTH = 16;
  private static final int SECRET_BYTES = 32;

  static Secret draw() {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < ID_LENGTH; i++) {
      id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return new Secret(id.toString(), HexFormat.of().formatHex(bytes));
  }

  String key() {
    return "atn_" + id + "_" + secret;
  }

  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(secret.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "Secret[id=" + id + "]";
  }
}
