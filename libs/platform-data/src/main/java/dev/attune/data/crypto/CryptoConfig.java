package dev.attune.data.crypto;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where the master key comes from: exactly one of the two is set. */
@ConfigMapping(prefix = "attune.master-key")
public interface CryptoConfig {
  /** File with the master key as Tink JSON. */
  Optional<Path> file();

  /**
   * The master key itself as Tink JSON, for platforms that hand secrets over in the environment.
   */
  Optional<String> value();
}
