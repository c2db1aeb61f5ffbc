package dev.attune.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Versions of the distributions, as the build knows them. */
public final class Versions {
  private static final String RESOURCE = "/dev/attune/local/versions.properties";

  private Versions() {}

  /** The version of {@code postgresql} or {@code keycloak}. */
  public static String of(String distribution) {
    Properties versions = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the class path");
      }
      versions.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = versions.getProperty(distribution);
    if (version == null) {
      throw new IllegalArgumentException("There is no version of " + distribution + ".");
    }
    return version;
  }
}
