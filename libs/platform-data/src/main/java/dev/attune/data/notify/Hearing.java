package dev.attune.data.notify;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long a listener has heard every notification without a gap, so that rows that are kept in
 * memory need no second look while somebody would have told of their change. Take a {@link #mark}
 * before a row is read, and keep the row with its session; if something was told {@link
 * #quietSince} then, it may have been of this row.
 */
@ApplicationScoped
public class Hearing {
  /** Nobody listens. */
  public static final long DEAF = 0;

  /**
   * A moment before something is read.
   *
   * @param session the connection that heard then, or {@link #DEAF}
   * @param told how many notifications had been heard
   */
  public record Mark(long session, long told) {}

  private final AtomicLong told = new AtomicLong();
  private long last = DEAF;
  private volatile long session = DEAF;
  private volatile long provenAt;

  /** The connection that hears now, or {@link #DEAF}; never the same number for two of them. */
  public long session() {
    return session;
  }

  /** Now. */
  public Mark mark() {
    return new Mark(session, told.get());
  }

  /** Whether no notification has come since, of whatever it was. */
  public boolean quietSince(Mark mark) {
    return told.get() == mark.told();
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

  /** A notification has come; to be called before anybody acts on it. */
  void told() {
    told.incrementAndGet();
  }

  /** All that was notified before that moment has been handled. */
  void proven(long nanoTime) {
    provenAt = nanoTime;
  }

  void ended() {
    session = DEAF;
  }
}
