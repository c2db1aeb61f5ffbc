package dev.attune.gateway.connections;

import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxServiceProvider;

/**
 * Makes Vert.x put a {@link HeaderDeadline} before everything else on each connection it accepts.
 * Vert.x itself has limits for the size of headers and for silence, none for slowness.
 */
public class DeadlineTransportProvider implements VertxServiceProvider {
  @Override
  public void init(VertxBuilder builder) {
    builder.findTransport(new DeadlineTransport(builder.findTransport()));
  }
}
