package dev.attune.worker.testing;

import dev.attune.data.crypto.MasterKey;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;

/** Settings of a worker under test: a master key of its own, base models kept from run to run. */
public final class WorkerSettings implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    return Map.of(
        "attune.master-key.value", MasterKey.generate(),
        "attune.base-models.dir", baseModels().toString());
  }

  /** Where the base models are installed for the tests of this module. */
  public static Path baseModels() {
    return Path.of("target", "base-models").toAbsolutePath();
  }

  @Override
  public void stop() {}
}
