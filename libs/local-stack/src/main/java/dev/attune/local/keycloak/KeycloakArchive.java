package dev.attune.local.keycloak;

import dev.attune.local.LocalStackException;
import dev.attune.local.Versions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The distribution archive, which the build of this module copies out of the Maven repository. */
public final class KeycloakArchive {
  /** The system property that names the directory with the archive. */
  public static final String DIRECTORY = "attune.keycloak.archives";

  private KeycloakArchive() {}

  /**
   * Looks into {@code attune.keycloak.archives}, then into the local Maven repository, wherever
   * Maven or Surefire say that it is.
   */
  static Path find() {
    String version = Versions.of("keycloak");
    String name = "keycloak-quarkus-dist-" + version + ".zip";
    List<Path> places = new ArrayList<>();
    directory(DIRECTORY).ifPresent(places::add);
    for (Path repository : repositories()) {
      places.add(repository.resolve("org/keycloak/keycloak-quarkus-dist/" + version));
    }
    return places.stream()
        .map(place -> place.resolve(name))
        .filter(Files::isReadable)
        .findFirst()
        .orElseThrow(
            () ->
                new LocalStackException(
                    "Keycloak's archive "
                        + name
                        + " is not on this machine; build libs/local-stack once with network."));
  }

  private static List<Path> repositories() {
    List<Path> repositories = new ArrayList<>();
    directory("maven.repo.local").ifPresent(repositories::add);
    directory("localRepository").ifPresent(repositories::add);
    repositories.add(Path.of(System.getProperty("user.home"), ".m2", "repository"));
    return repositories;
  }

  private static Optional<Path> directory(String property) {
    @Nullable String value = System.getProperty(property);
    return value == null ? Optional.empty() : Optional.of(Path.of(value));
  }
}
