package dev.attune.gateway;

import dev.attune.data.crypto.MasterKey;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A master key for the tests. */
public final class MasterKeyResource implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    return Map.of("attune.master-key.value", MasterKey.generate());
  }

  @Override
  public void stop() {}
}
