package dev.attune.gateway.bodies;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much the requests that are being answered may hold. */
@ConfigMapping(prefix = "attune.bodies")
public interface BodiesConfig {
  /**
   * Bytes of bodies, inflated, that all requests together may hold while they are answered, and
   * those of whole bodies as they came; a request that would exceed it gets 503.
   */
  @WithDefault("192M")
  MemorySize bytesInFlight();

  /**
   * Bytes of those that the requests of one tenant may hold together; one that would exceed it gets
   * 503. A single request may hold more when no other of the tenant holds anything.
   */
  @WithDefault("48M")
  MemorySize bytesInFlightPerTenant();
}
