package dev.attune.local.keycloak;

import dev.attune.local.LocalStackException;
import dev.attune.local.Versions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The distribution archive, which the build resolves into the local Maven repository. */
final class KeycloakArchive {
  private KeycloakArchive() {}

  /**
   * Looks at {@code attune.keycloak.archive}, then into the local Maven repository, wherever Maven,
   * Surefire or the launcher say that it is.
   */
  static Path find() {
    String version = Versions.of("keycloak");
    String name = "keycloak-quarkus-dist-" + version + ".zip";
    List<Path> places = new ArrayList<>();
    @Nullable String configured = System.getProperty("attune.keycloak.archive");
    if (configured != null) {
      places.add(Path.of(configured));
    }
    for (Path repository : repositories()) {
      places.add(repository.resolve("org/keycloak/keycloak-quarkus-dist/" + version).resolve(name));
    }
    return places.stream()
        .filter(Files::isReadable)
        .findFirst()
        .orElseThrow(
            () ->
                new LocalStackException(
                    "Keycloak's archive is not at "
                        + places.getFirst()
                        + "; build the module libs/local-stack once with network, as ./attune up"
                        + " does."));
  }

  private static List<Path> repositories() {
    List<Path> repositories = new ArrayList<>();
    for (String property : List.of("maven.repo.local", "localRepository")) {
      @Nullable String value = System.getProperty(property);
      if (value != null) {
        repositories.add(Path.of(value));
      }
    }
    repositories.add(Path.of(System.getProperty("user.home"), ".m2", "repository"));
    return repositories;
  }
}
