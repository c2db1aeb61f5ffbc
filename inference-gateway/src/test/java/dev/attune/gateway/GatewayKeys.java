package dev.attune.gateway;

import io.quarkus.test.common.QuarkusTestResource;

/** What every Quarkus test of this module has; found by Quarkus through the annotation. */
@QuarkusTestResource(MasterKeyResource.class)
final class GatewayKeys {
  private GatewayKeys() {}
}
