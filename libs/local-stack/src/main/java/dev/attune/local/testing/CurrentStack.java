package dev.attune.local.testing;

import dev.attune.local.CacheDirectory;
import dev.attune.local.LocalStackException;
import dev.attune.local.process.Lifetime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stack that tests of this JVM use: the one whose description {@code ATTUNE_TEST_STACK} (an
 * environment variable or system property) names, else one that is started for this JVM and ends
 * with it. System properties carry it across the class loaders of one JVM.
 */
public final class CurrentStack {
  private static final String SHARED = "ATTUNE_TEST_STACK";
  private static final String OWN = "attune.test.stack.own";
  private static @Nullable TestStack started;

  private CurrentStack() {}

  /** The stack with at least PostgreSQL. */
  public static StackDescription withPostgres() {
    return find(false);
  }

  /** The stack with PostgreSQL and Keycloak. */
  public static StackDescription withKeycloak() {
    return find(true);
  }

  private static synchronized StackDescription find(boolean keycloak) {
    Optional<Path> shared = file(System.getProperty(SHARED)).or(() -> file(System.getenv(SHARED)));
    Optional<Path> own = file(System.getProperty(OWN));
    if (shared.isPresent()) {
      return checked(StackDescription.read(shared.get()), keycloak);
    }
    if (started == null && own.isPresent()) {
      StackDescription description = StackDescription.read(own.get());
      if (!keycloak || description.keycloakUrl().isPresent()) {
        return description;
      }
    }
    return startOwn(keycloak);
  }

  private static StackDescription startOwn(boolean keycloak) {
    TestStack stack = started;
    if (stack == null) {
      stack = TestStack.start(temporaryDirectory(), Lifetime.THIS_JVM);
      started = stack;
      Runtime.getRuntime().addShutdownHook(new Thread(CurrentStack::cleanUp, "test-stack"));
    }
    if (keycloak) {
      stack.startKeycloak();
    }
    Path file = stack.directory().resolve("stack.properties");
    stack.description().write(file);
    System.setProperty(OWN, file.toString());
    return stack.description();
  }

  private static StackDescription checked(StackDescription description, boolean keycloak) {
    if (keycloak && description.keycloakUrl().isEmpty()) {
      throw new LocalStackException("The shared test stack has no Keycloak.");
    }
    return description;
  }

  private static Optional<Path> file(@Nullable String name) {
    return Optional.ofNullable(name).filter(text -> !text.isBlank()).map(Path::of);
  }

  private static Path temporaryDirectory() {
    try {
      return Files.createTempDirectory("attune-test-stack");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static synchronized void cleanUp() {
    TestStack stack = started;
    if (stack == null) {
      return;
    }
    stack.close();
    try {
      CacheDirectory.delete(stack.directory());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
