package dev.attune.gateway.batching;

/**
 * Room in a tenant's line that a request holds while its rows are made. It ends when they are
 * handed in, or when it is closed.
 */
public final class Reservation implements AutoCloseable {
  private final Batcher<?, ?> batcher;
  private final Object tenant;
  private final int tokens;
  private boolean ended;

  Reservation(Batcher<?, ?> batcher, Object tenant, int tokens) {
    this.batcher = batcher;
    this.tenant = tenant;
    this.tokens = tokens;
  }

  Object tenant() {
    return tenant;
  }

  /** Tokens that it still holds; the second time none. Called under the batcher's lock. */
  int end() {
    int held = ended ? 0 : tokens;
    ended = true;
    return held;
  }

  /** Gives back what is still held. */
  @Override
  public void close() {
    batcher.end(this);
  }
}
