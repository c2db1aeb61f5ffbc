package dev.attune.local.keycloak;

import dev.attune.local.LocalStackException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is ours in a Keycloak distribution: the realm to import and the look of the sign-in page.
 */
final class KeycloakContent {
  private static final String THEME = "themes/attune/login/";

  /** Where each resource belongs in the distribution. */
  private static final Map<String, String> PLACES =
      new TreeMap<>(
          Map.of(
              "attune-realm.json",
              "data/import/attune-realm.json",
              THEME + "theme.properties",
              THEME + "theme.properties",
              THEME + "messages/messages_en.properties",
              THEME + "messages/messages_en.properties",
              THEME + "messages/messages_zh_CN.properties",
              THEME + "messages/messages_zh_CN.properties",
              THEME + "resources/css/attune.css",
              THEME + "resources/css/attune.css",
              THEME + "resources/img/icon.svg",
              THEME + "resources/img/icon.svg"));

  private KeycloakContent() {}

  static void addTo(MessageDigest digest) {
    PLACES.keySet().forEach(resource -> digest.update(read(resource)));
  }

  static void copyTo(Path home) throws IOException {
    for (Map.Entry<String, String> place : PLACES.entrySet()) {
      Path target = home.resolve(place.getValue());
      Files.createDirectories(target.getParent());
      Files.write(target, read(place.getKey()));
    }
  }

  private static byte[] read(String resource) {
    try (InputStream in = KeycloakContent.class.getResourceAsStream("/keycloak/" + resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new LocalStackException("Could not read " + resource + ".", e);
    }
  }
}
