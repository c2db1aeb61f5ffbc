package dev.attune.data.notify;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * How long a listener has heard every notification without a gap, so that rows that are kept in
 * memory need no second look while somebody would have told of their change. Keep a row with the
 * {@link #session} that was on before it was read; a notification that comes while it is being read
 * is for the reader to notice.
 */
@ApplicationScoped
public class Hearing {
  /** Nobody listens. */
  public static final long DEAF = 0;

  private long last = DEAF;
  private volatile long session = DEAF;
  private volatile long provenAt;

  /** The connection that hears now, or {@link #DEAF}; never the same number for two of them. */
  public long session() {
    return session;
  }

  /**
   * Whether everything was heard from then on, but for the latest moment.
   *
   * @param then what {@link #session} was
   * @param moment how long ago hearing was last proven at most
   */
  public boolean uninterrupted(long then, Duration moment) {
    return then != DEAF && then == session && System.nanoTime() - provenAt <= moment.toNanos();
  }

  synchronized void began() {
    provenAt = System.nanoTime();
    last++;
    session = last;
  }

  /** All that was notified before that moment has been handled. */
  void proven(long nanoTime) {
    provenAt = nanoTime;
  }

  void ended() {
    session = DEAF;
  }
}
