package dev.attune.gateway;

import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The time of the tests: real, and put forward at will. */
@ApplicationScoped
public class TestClock implements InstantSource {
  private volatile Duration ahead = Duration.ZERO;

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  /** The day it is, which may be the next one already of the system's. */
  public LocalDate today() {
    return LocalDate.ofInstant(instant(), ZoneOffset.UTC);
  }

  /** Puts the time forward. */
  public void forward(Duration by) {
    ahead = ahead.plus(by);
  }

  /** Puts the time forward until what comes back is closed. */
  public Ahead ahead(Duration by) {
    forward(by);
    return () -> forward(by.negated());
  }

  /** A time that is not left for the tests that follow. */
  public interface Ahead extends AutoCloseable {
    @Override
    void close();
  }

  @Mock
  @Produces
  @Singleton
  Clock clock() {
    return withZone(ZoneOffset.UTC);
  }
}
