package dev.attune.gateway.ids;

import dev.attune.data.crypto.TenantKeys;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and reads the ids of predictions. An id is a UUID of version 7 whose 74 bits after the time
 * are a count (22), the {@link AnswerCode} under a mask (22), and a seal (30) over all of it and
 * the version that answered. Count and time make it unique. Only the gateways can make a seal, so
 * that an id tells, version by version, whether that one answered; and what it answered shows to
 * nobody else.
 */
@Startup // without a master key the gateway does not start
@ApplicationScoped
public class PredictionIds {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int COUNT_BITS = 22;
  private static final int COUNT_BELOW = 1 << COUNT_BITS;
  private static final int COUNT_LOW_BITS = 10;
  private static final int SEAL_BITS = 30;
  private static final int CODE_BELOW = 1 << AnswerCode.BITS;
  private static final int COUNT_LOW_BELOW = 1 << COUNT_LOW_BITS;
  private static final int COUNT_HIGH_BELOW = 1 << (COUNT_BITS - COUNT_LOW_BITS);
  private static final int COUNT_SHIFT = AnswerCode.BITS + SEAL_BITS;
  private static final long SEAL_BELOW = 1L << SEAL_BITS;
  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final byte MASK = 0;
  private static final byte SEAL = 1;

  private final List<SecretKeySpec> keys;
  private final AtomicInteger count = new AtomicInteger(ThreadLocalRandom.current().nextInt());

  /**
   * What an id says once its version is known.
   *
   * @param code the {@link AnswerCode}
   */
  public record Issued(Instant at, int code) {}

  PredictionIds(TenantKeys platform) {
    this.keys =
        platform.derived("prediction-ids").stream()
            .map(key -> new SecretKeySpec(key, ALGORITHM))
            .toList();
  }

  /** A fresh id of an answer by a version. */
  public UUID next(UUID versionId, int code, long epochMillis) {
    int number = Math.floorMod(count.getAndIncrement(), COUNT_BELOW);
    SecretKeySpec key = keys.getFirst();
    int masked = (code ^ mask(key, versionId, epochMillis, number)) & (CODE_BELOW - 1);
    long seal = seal(key, versionId, epochMillis, number, masked);
    long high = (epochMillis << 16) | VERSION | (number / COUNT_LOW_BELOW);
    long low =
        VARIANT
            | ((long) (number % COUNT_LOW_BELOW) << COUNT_SHIFT)
            | ((long) masked << SEAL_BITS)
            | seal;
    return new UUID(high, low);
  }

  /** What an id says, if this version gave it. */
  public Optional<Issued> read(UUID id, UUID versionId) {
    if (id.version() != 7 || id.variant() != 2) {
      return Optional.empty();
    }
    long high = id.getMostSignificantBits();
    long low = id.getLeastSignificantBits();
    long time = high >>> 16;
    int number =
        (int) (high & (COUNT_HIGH_BELOW - 1)) * COUNT_LOW_BELOW
            + (int) ((low >>> COUNT_SHIFT) & (COUNT_LOW_BELOW - 1));
    int masked = (int) ((low >>> SEAL_BITS) & (CODE_BELOW - 1));
    for (SecretKeySpec key : keys) {
      if (seal(key, versionId, time, number, masked) == (low & (SEAL_BELOW - 1))) {
        int code = (masked ^ mask(key, versionId, time, number)) & (CODE_BELOW - 1);
        return Optional.of(new Issued(Instant.ofEpochMilli(time), code));
      }
    }
    return Optional.empty();
  }

  private static int mask(SecretKeySpec key, UUID versionId, long time, int number) {
    return (int) hash(key, MASK, versionId, time, number, 0) & (CODE_BELOW - 1);
  }

  private static long seal(SecretKeySpec key, UUID versionId, long time, int number, int masked) {
    return hash(key, SEAL, versionId, time, number, masked) & (SEAL_BELOW - 1);
  }

  private static long hash(
      SecretKeySpec key, byte purpose, UUID versionId, long time, int number, int masked) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      ByteBuffer content =
          ByteBuffer.allocate(1 + 3 * Long.BYTES + 2 * Integer.BYTES)
              .put(purpose)
              .putLong(time)
              .putInt(number)
              .putInt(masked)
              .putLong(versionId.getMostSignificantBits())
              .putLong(versionId.getLeastSignificantBits());
      return ByteBuffer.wrap(mac.doFinal(content.array())).getLong();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("An id could not be sealed.", e);
    }
  }
}
