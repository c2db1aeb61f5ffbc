package dev.attune.data.artifacts;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where artifacts are kept. */
@ConfigMapping(prefix = "attune.artifacts")
public interface ArtifactConfig {
  /** Folder of the file-system store, shared by the workers and the gateways. */
  Path dir();
}
