package dev.attune.api.testing;

import dev.attune.local.testing.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** What every Quarkus test of this module runs on; found by Quarkus through these annotations. */
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "api")
    })
@QuarkusTestResource(MasterKeyResource.class)
final class ApiStack {
  private ApiStack() {}
}
