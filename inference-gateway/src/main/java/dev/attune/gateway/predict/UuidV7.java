package dev.attune.gateway.predict;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** UUIDs that sort by time, as RFC 9562 has them: 48 bits of milliseconds, the rest random. */
final class UuidV7 {
  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private UuidV7() {}

  static UUID at(long epochMillis) {
    var random = ThreadLocalRandom.current();
    long high = epochMillis << 16 | VERSION | random.nextInt(1 << 12);
    long low = VARIANT | random.nextLong() >>> 2;
    return new UUID(high, low);
  }
}
