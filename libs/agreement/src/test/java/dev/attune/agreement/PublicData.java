package dev.attune.agreement;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Third-party data that lies beside a checkout; tests that need it are skipped without it. */
public final class PublicData {
  private static final Path BESIDE_THE_CHECKOUT = Path.of("..", "..", "..", "shared", "data");

  private PublicData() {}

  /** A file of the collection; skips the calling test when it is missing. */
  public static Path file(String first, String... more) {
    String root = System.getProperty("attune.data.dir", BESIDE_THE_CHECKOUT.toString());
    Path file = Path.of(root).resolve(Path.of(first, more));
    assumeTrue(
        Files.exists(file),
        () -> "Skipped: %s is missing; -Dattune.data.dir names another place.".formatted(file));
    return file;
  }
}
