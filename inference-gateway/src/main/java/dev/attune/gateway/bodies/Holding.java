package dev.attune.gateway.bodies;

import java.util.UUID;

/**
 * What a request or a stream holds of the bytes that all of them may. Taken in steps, small ones at
 * first, so that many small requests take little. Used by one thread.
 */
public final class Holding implements AutoCloseable {
  private static final int FIRST_STEP = 1 << 12;

  /** The most that is taken at a time. */
  public static final int LARGEST_STEP = 1 << 16;

  private final BytesInFlight inFlight;
  private final UUID tenantId;
  private final long besides;
  private long held;

  /**
   * @param besides what the same request holds elsewhere
   */
  Holding(BytesInFlight inFlight, UUID tenantId, long besides) {
    this.inFlight = inFlight;
    this.tenantId = tenantId;
    this.besides = besides;
  }

  /**
   * Takes what is missing to that many bytes.
   *
   * @throws TooManyBytesException when there is no room for it; what was taken is still held
   */
  public void cover(long bytes) {
    while (held < bytes) {
      long step = Math.clamp(held, FIRST_STEP, LARGEST_STEP);
      inFlight.take(tenantId, besides + held, step);
      held += step;
    }
  }

  /** How many bytes are held. */
  long held() {
    return held;
  }

  /** Gives back what is held beyond that many bytes. */
  public void keep(long bytes) {
    if (held > bytes) {
      inFlight.give(tenantId, held - bytes);
      held = bytes;
    }
  }

  /** Gives all of it back. */
  @Override
  public void close() {
    keep(0);
  }
}
