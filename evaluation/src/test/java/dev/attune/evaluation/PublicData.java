package dev.attune.evaluation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Third-party data that lies beside a checkout; tests that need it are skipped without it. */
public final class PublicData {
  private static final Path BESIDE_THE_CHECKOUT = Path.of("..", "..", "shared", "data");

  private PublicData() {}

  /** The directory of all sets; skips the calling test when a set is missing from it. */
  public static Path rootWith(String set) {
    Path root = Path.of(System.getProperty("attune.data.dir", BESIDE_THE_CHECKOUT.toString()));
    assumeTrue(
        Files.isDirectory(root.resolve(set)),
        () ->
            "Skipped: %s is not in %s; -Dattune.data.dir names another place."
                .formatted(set, root));
    return root;
  }
}
