package dev.attune.local.launcher.demo;

import dev.attune.local.LocalStackException;
import dev.attune.local.launcher.config.Home;
import dev.attune.local.launcher.config.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The API key with which the demo asks the gateway; kept among the checkout's secrets. */
final class DemoApiKey {
  private final Http api;
  private final Path file;

  DemoApiKey(Http api, Home home) {
    this.api = api;
    this.file = home.secrets().resolve("demo-api-key");
  }

  /** The key made earlier, else a new one. */
  String ensure() {
    try {
      return Files.exists(file) ? Files.readString(file).strip() : renew();
    } catch (IOException e) {
      throw new LocalStackException("Cannot read " + file + ".", e);
    }
  }

  String renew() {
    String key =
        api.post(
                DemoTenant.PATH + "/api-keys",
                Map.of(
                    "name", "demo",
                    "scopes", List.of("predict", "feedback"),
                    "models", List.of()))
            .expect()
            .path("key")
            .asText();
    try {
      OwnerOnly.write(file, key + "\n");
    } catch (IOException e) {
      throw new LocalStackException("Cannot write " + file + ".", e);
    }
    return key;
  }
}
