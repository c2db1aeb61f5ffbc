package dev.attune.gateway.kept;

import dev.attune.gateway.models.Lease;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What an answer is kept under: HMAC-SHA256, by a key that this process made for itself, of what is
 * asked and of whom. The text cannot be had from it. What is hashed of the text are its UTF-16 code
 * units: an encoding would write the same bytes for half of a surrogate pair and for a question
 * mark, which a model tells apart.
 */
record TextKey(long first, long second, long third, long fourth) {
  private static final String ALGORITHM = "HmacSHA256";
  private static final SecretKeySpec SECRET = secret();

  static TextKey of(Lease lease, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(SECRET);
      UUID version = lease.versionId();
      mac.update(
          ByteBuffer.allocate(2 * Long.BYTES)
              .putLong(version.getMostSignificantBits())
              .putLong(version.getLeastSignificantBits())
              .flip());
      mac.update(lease.precision().id().getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      mac.update(codeUnits(text));
      ByteBuffer hash = ByteBuffer.wrap(mac.doFinal());
      return new TextKey(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ByteBuffer codeUnits(String text) {
    ByteBuffer units = ByteBuffer.allocate(text.length() * Character.BYTES);
    units.asCharBuffer().put(text);
    return units;
  }

  private static SecretKeySpec secret() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return new SecretKeySpec(bytes, ALGORITHM);
  }
}
