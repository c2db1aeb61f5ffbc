package dev.attune.gateway.models;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * A subject's place in [0, 1) for one canary: the same on every gateway and as the percentage
 * grows, and unrelated to its place for the next canary.
 */
final class CanaryDraw {
  private static final double TWO_TO_32 = 0x1p32;

  private CanaryDraw() {}

  static double of(UUID modelId, int version, String subject) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((modelId + "/" + version + "/" + subject).getBytes(StandardCharsets.UTF_8));
      return Integer.toUnsignedLong(ByteBuffer.wrap(hash).getInt()) / TWO_TO_32;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
