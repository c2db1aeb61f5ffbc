package dev.attune.local.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attune.local.CacheDirectory;
import dev.attune.local.Versions;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Keycloak, unpacked and built for PostgreSQL once per version, build options, realm and theme.
 *
 * @param home the directory with {@code bin} and {@code lib}
 */
public record KeycloakDistribution(Path home) {
  private static final List<String> BUILD =
      List.of("build", "--db=postgres", "--health-enabled=false", "--metrics-enabled=false");

  /** Unpacking and building takes about half a minute, once. */
  public static KeycloakDistribution prepare(CacheDirectory cache) {
    return new KeycloakDistribution(cache.entry(entryName(), KeycloakDistribution::fill));
  }

  /** Whether {@link #prepare} has nothing left to do. */
  public static boolean isPrepared(CacheDirectory cache) {
    return cache.isComplete(entryName());
  }

  private static String entryName() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(String.join(" ", BUILD).getBytes(UTF_8));
      KeycloakContent.addTo(digest);
      String hash = HexFormat.of().formatHex(digest.digest());
      return "keycloak-" + Versions.of("keycloak") + "-" + hash.substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void fill(Path directory) throws IOException {
    unzip(KeycloakArchive.find(), directory);
    KeycloakContent.copyTo(directory);
    build(directory);
  }

  private static void unzip(Path archive, Path directory) throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
      Enumeration<ZipArchiveEntry> entries = zip.getEntries();
      while (entries.hasMoreElements()) {
        ZipArchiveEntry entry = entries.nextElement();
        String name = entry.getName();
        Path target = directory.resolve(name.substring(name.indexOf('/') + 1)).normalize();
        if (!target.startsWith(directory)) {
          throw new IOException("the archive has a path outside itself: " + name);
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, target);
          }
        }
      }
    }
  }

  private static void build(Path directory) throws IOException {
    File log = directory.resolve("build.log").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(KeycloakServer.javaCommand(directory, "512m", BUILD))
            .redirectErrorStream(true)
            .redirectOutput(log);
    try {
      int status = builder.start().waitFor();
      if (status != 0) {
        throw new IOException("Keycloak's build failed, see " + log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
