package dev.attune.evaluation;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where things are, as the launcher says.
 *
 * @param home the checkout
 * @param data directory of the public data sets
 * @param baseModels store of base models
 * @param build name of what was built; measurements of another build are not its own
 * @param apiPort of the platform's API on this machine
 */
public record Environment(Path home, Path data, Path baseModels, String build, int apiPort) {

  /** Of this process, from its system properties. */
  public static Environment ofProcess() {
    Map<Object, Object> properties = System.getProperties();
    Path home = Path.of(text(properties, "attune.home").orElse("."));
    Path data =
        text(properties, "attune.data.dir")
            .map(Path::of)
            .orElse(home.resolve("..").resolve("shared").resolve("data").normalize());
    Path models =
        text(properties, "attune.base-models")
            .map(Path::of)
            .orElse(home.resolve(".attune").resolve("base-models"));
    return new Environment(
        home,
        data,
        models,
        text(properties, "attune.build").orElse("development"),
        text(properties, "attune.api.port").map(Integer::valueOf).orElse(8081));
  }

  /**
   * Folder of the packaged gateway.
   *
   * @throws RefusedException if the launcher named none
   */
  public Path gateway() {
    return text(System.getProperties(), "attune.gateway")
        .map(Path::of)
        .orElseThrow(() -> new RefusedException("This benchmark is started by ./attune only."));
  }

  private static Optional<String> text(Map<Object, Object> properties, String name) {
    return Optional.ofNullable(properties.get(name)).map(Object::toString);
  }
}
